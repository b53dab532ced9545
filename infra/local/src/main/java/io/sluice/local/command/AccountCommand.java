package io.sluice.local.command;

import io.sluice.local.config.AccountChoice;
import io.sluice.operator.OperatorDesk;
import io.sluice.operator.Outcome;
import io.sluice.operator.OutcomeWatch;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.id.Ids;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What commands to an account have in common: which account, why, and who. */
abstract class AccountCommand implements Runnable {
    private final OperatorCommandKind kind;

    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Option(names = "--account", required = true, paramLabel = "ID", description = "Account it is for.")
    private String account;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; kept for seven years with your name.")
    private String reason;

    @Option(
            names = "--id",
            paramLabel = "KEY",
            description = "Idempotency key: the same key twice is one command. Default: a new one each time.")
    private String id;

    @Option(
            names = "--wait",
            defaultValue = "10",
            paramLabel = "SECONDS",
            description = "How long to wait for the account's answer; 0 gives the command and leaves. Default: 10.")
    private int wait;

    AccountCommand(OperatorCommandKind kind) {
        this.kind = kind;
    }

    /** What it is about, where that is one thing; null where it is the account. */
    String target() {
        return null;
    }

    /** The same command with what it carries beside its reason. */
    OperatorCommand.Builder carrying(OperatorCommand.Builder command) {
        return command;
    }

    @Override
    public void run() {
        if (reason.isBlank()) {
            throw CommandFailed.wrongUsage("--reason must say why.");
        }
        if (wait < 0) {
            throw CommandFailed.wrongUsage("--wait: " + wait + " is below 0.");
        }
        Connection connection = cluster.require(sluice);
        try (SchemaRegistryClient registry = connection.registry()) {
            OperatorDesk desk = new OperatorDesk(connection.clientSettings(), registry, connection.namespace());
            Optional<Instant> accountTime = desk.timeOf(account);
            if (accountTime.isEmpty()) {
                refuseUnknown();
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            OperatorCommand command = command(now);
            give(connection, registry, desk, command, accountTime.orElse(now));
        } catch (KafkaException failure) {
            throw CommandFailed.because(
                    "The command was not given: " + failure.getMessage() + ". See './sluice doctor'.", failure);
        }
    }

    private void give(
            Connection connection,
            SchemaRegistryClient registry,
            OperatorDesk desk,
            OperatorCommand command,
            Instant accountTime) {
        if (wait == 0) {
            desk.hand(command, accountTime);
            tell(command, "");
            return;
        }
        Optional<Outcome> outcome;
        try (OutcomeWatch watch = new OutcomeWatch(connection.clientSettings(), registry, connection.namespace())) {
            desk.hand(command, accountTime);
            outcome = watch.await(command.getId(), Duration.ofSeconds(wait));
        }
        tell(
                command,
                outcome.filter(Outcome.Obeyed.class::isInstance)
                        .map(Outcome::text)
                        .orElse(""));
        if (outcome.isEmpty()) {
            throw CommandFailed.because("The command was given and is kept, but " + account + " has not answered in "
                    + wait + " s: it obeys when it runs again. See './sluice doctor'.");
        }
        if (outcome.get() instanceof Outcome.Refused refused) {
            throw CommandFailed.refused(refused.text());
        }
    }

    SluiceCommand sluice() {
        return sluice;
    }

    String account() {
        return account;
    }

    String reason() {
        return reason;
    }

    private OperatorCommand command(Instant now) {
        String who = System.getProperty("user.name");
        String key = id == null ? Ids.of("operator-command", account, kind.name(), who, reason, now.toString()) : id;
        return carrying(OperatorCommand.newBuilder()
                        .setId(key)
                        .setAccount(account)
                        .setKind(kind)
                        .setTargetId(target())
                        .setWho(who)
                        .setReason(reason)
                        .setTime(now))
                .build();
    }

    private void refuseUnknown() {
        List<String> known = sluice.configuration().accounts().stream()
                .map(AccountChoice::id)
                .toList();
        if (!known.contains(account)) {
            throw CommandFailed.wrongUsage("There is no account " + account + ": nothing ever happened to it, and the"
                    + " configuration has " + String.join(", ", known) + ".");
        }
    }

    private void tell(OperatorCommand command, String answer) {
        if (sluice.json()) {
            sluice.terminal().print(RecordJson.render(command));
            return;
        }
        sluice.terminal()
                .print("%s given to %s by %s: %s (id %s)"
                        .formatted(
                                command.getKind(),
                                command.getAccount(),
                                command.getWho(),
                                command.getReason(),
                                command.getId()));
        answer.lines().forEach(line -> sluice.terminal().print("  " + line));
    }
}
