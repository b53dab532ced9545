package io.sluice.local.records;

import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.store.Database;
import io.sluice.store.StoreFollower;
import io.sluice.store.StoreRebuild;
import io.sluice.store.StoreSettings;
import io.sluice.store.StoreStatus;
import io.sluice.store.StoreUnavailable;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sluice store}: the database of what happened. */
@Command(name = "store", description = "Works on the database of what happened.")
public final class StoreCommand implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    @ParentCommand
    private SluiceCommand sluice;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: 'rebuild' reads all topics again.");
    }

    @Command(
            name = "rebuild",
            description =
                    "Forgets the rows that the topics still have, and reads them again. Rows of what the topics no"
                            + " longer have stay.")
    int rebuild(@Mixin ConnectionOptions cluster) {
        Connection connection = cluster.require(sluice);
        StoreSettings settings = new StoreSettings(connection.clientSettings(), connection.namespace());
        try (Database database = RecordKeeping.open(sluice.configuration(), connection.namespace());
                SchemaRegistryClient registry = connection.registry()) {
            long forgotten = new StoreRebuild(settings, database).forget();
            sluice.terminal().tell("%,d rows forgotten in %s; reading again.".formatted(forgotten, database.shown()));
            try (StoreFollower follower = StoreFollower.start(settings, registry, database)) {
                StoreStatus status = awaitEnd(follower);
                sluice.terminal().print("All topics are rows again (%,d records refused).".formatted(status.refused()));
            }
            return 0;
        } catch (StoreUnavailable | KafkaException away) {
            throw CommandFailed.because(away.getMessage() + " Nothing is lost: run it again.", away);
        }
    }

    private static StoreStatus awaitEnd(StoreFollower follower) {
        StoreStatus status = follower.status();
        while (status.state() != StoreStatus.State.FOLLOWING || status.behind() > 0) {
            if (status.state() == StoreStatus.State.WAITING) {
                throw CommandFailed.because("The store waits: " + status.reason()
                        + " Nothing is lost: what was not read again yet is read when 'sluice up' runs.");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw CommandFailed.because("Interrupted. What was not read again yet is read when 'sluice up' runs.");
            }
            status = follower.status();
        }
        return status;
    }
}
