package io.sluice.local.parity;

import io.sluice.detect.DetectorFailure;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.Configuration;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.driver.TopicCodec;
import java.io.IOException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A namespace that a pipeline runs on or has run on, as commands look at it. Nothing of it is changed.
 *
 * @param connection the cluster, and which namespace
 * @param registry its schemas
 * @param topics what lies there
 * @param codec of its topics
 * @param base timeframe of the candles that came in
 * @param configuration the one in force for the command, completed from the candles
 */
record RecordedRun(
        Connection connection,
        SchemaRegistryClient registry,
        RecordedTopics topics,
        TopicCodec codec,
        Timeframe base,
        Configuration configuration) {

    /** What a command does with it. */
    interface Look {
        void at(RecordedRun run) throws IOException, InterruptedException;
    }

    /**
     * Opens it, and closes it after the look.
     *
     * @throws CommandFailed telling what went wrong
     */
    static void look(SluiceCommand sluice, Connection connection, Look look) {
        try (SchemaRegistryClient registry = connection.registry();
                RecordedTopics topics = new RecordedTopics(connection.clientSettings())) {
            TopicCodec codec = new TopicCodec(connection.namespace(), registry, SerdeConfig.LOOKUP_ONLY);
            codec.prepare(Topics.all());
            Timeframe base = RecordedBase.require(connection);
            Configuration configuration = RecordedBase.configuration(sluice, topics, codec, base);
            look.at(new RecordedRun(connection, registry, topics, codec, base, configuration));
        } catch (TimeoutException silent) {
            throw CommandFailed.because(
                    "No broker answers at " + connection.bootstrapServers() + ". See './sluice doctor'.", silent);
        } catch (DetectorFailure | IllegalStateException broken) {
            throw CommandFailed.because("There is no answer: " + broken.getMessage(), broken);
        } catch (IOException unreadable) {
            throw CommandFailed.because("There is no answer: " + unreadable, unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("Stopped before the end: there is no answer.", stopped);
        }
    }

    /** What came in from outside. */
    RecordedInputs inputs() {
        return new RecordedInputs(topics, codec, base);
    }
}
