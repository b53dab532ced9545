package io.sluice.local.command;

import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.RegistryUnavailable;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.story.Story;
import io.sluice.story.StoryJson;
import io.sluice.story.StoryReader;
import io.sluice.story.StoryText;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code sluice explain}: the whole story of one thing (X-EXPLAIN). */
@Command(
        name = "explain",
        description = "Prints the whole story of a signal, decision, order, fill, alert or operator's command: candle,"
                + " evidence, every check with its figures, orders, the venue's replies, fills.",
        footer = {
            "",
            "Example: ./sluice tap fills --max 1, then ./sluice explain with the id it shows.",
            "An id does not tell its time: a long history takes a while to look through."
        })
public final class ExplainCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Parameters(paramLabel = "ID", description = "What is to be explained.")
    private String id;

    @Override
    public void run() {
        Connection connection = cluster.require(sluice);
        try (SchemaRegistryClient registry = connection.registry()) {
            StoryReader reader = new StoryReader(
                    connection.clientSettings(), registry, connection.namespace(), sluice.terminal()::tell);
            Story story = reader.read(id)
                    .orElseThrow(() -> CommandFailed.because("Nothing in namespace "
                            + connection.namespace().name() + " has the id " + id
                            + ": no signal, decision, order, fill, alert or command."));
            sluice.terminal().print(sluice.json() ? RecordJson.render(StoryJson.toNode(story)) : StoryText.of(story));
        } catch (RegistryUnavailable silent) {
            throw CommandFailed.because(
                    "The schema registry does not answer: " + silent.getMessage() + ". See './sluice doctor'.", silent);
        } catch (KafkaException silent) {
            throw CommandFailed.because(
                    "The topics cannot be read: " + silent.getMessage() + ". See './sluice doctor'.", silent);
        }
    }
}
