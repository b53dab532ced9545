package io.sluice.local.records;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.audit.AuditTable;
import io.sluice.audit.AuditTopic;
import io.sluice.audit.ChainFault;
import io.sluice.audit.ChainHead;
import io.sluice.audit.ChainVerifier;
import io.sluice.audit.Checkpoint;
import io.sluice.audit.Notary;
import io.sluice.audit.SigningKey;
import io.sluice.audit.VerifyingKey;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.store.Archive;
import io.sluice.store.Database;
import io.sluice.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sluice audit}: proves that nobody has touched what is on record (N-AUDIT). */
@Command(name = "audit", description = "Verifies the audit chain, and signs how far it goes.")
public final class AuditCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: 'verify' the chain, or sign a 'checkpoint' of it.");
    }

    @Command(
            name = "verify",
            description = "Reads the whole chain and names the first entry that is wrong.",
            footer = {"", "Exit code 3 when something is wrong with the chain, 1 when it cannot be read."})
    int verify(
            @Mixin ConnectionOptions cluster,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "A checkpoint that was kept elsewhere, which the chain must hold.")
                    Path checkpointFile,
            @Option(
                            names = "--public-key",
                            paramLabel = "KEY",
                            description = "Key that must have signed it, as 'audit checkpoint' prints it. Default: this"
                                    + " machine's, which proves nothing to who does not trust this machine.")
                    String publicKey,
            @Option(names = "--from-sql", description = "Reads the chain from the database instead of the topic.")
                    boolean fromSql) {
        Optional<Checkpoint> checkpoint = Optional.ofNullable(checkpointFile).map(AuditCommand::read);
        ChainVerifier verifier;
        if (fromSql) {
            verifier = new ChainVerifier(sluice.namespace(), signed(checkpoint, publicKey, sluice.namespace()));
            feedFromSql(verifier);
        } else {
            Connection connection = cluster.require(sluice);
            verifier = new ChainVerifier(connection.namespace(), signed(checkpoint, publicKey, connection.namespace()));
            feedFromTopic(connection, verifier);
        }
        verifier.end().ifPresent(this::refuse);
        sluice.terminal().print(whole(verifier.head(), checkpoint));
        return 0;
    }

    @Command(
            name = "checkpoint",
            description = "Verifies the chain and signs how far it goes, to be kept where nobody here can change it.")
    int checkpoint(
            @Mixin ConnectionOptions cluster,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write it to.")
                    Path out) {
        Connection connection = cluster.require(sluice);
        ChainVerifier verifier = new ChainVerifier(connection.namespace(), Optional.empty());
        feedFromTopic(connection, verifier);
        verifier.end().ifPresent(this::refuse);
        SigningKey key = key();
        Checkpoint signed = new Notary(connection.namespace(), key, InstantSource.system()).sign(verifier.head());
        try {
            Files.writeString(out, signed.json() + "\n");
        } catch (IOException refused) {
            throw CommandFailed.because(out + " cannot be written: " + refused.getMessage(), refused);
        }
        sluice.terminal()
                .print("Signed up to entry %d in %s. Keep it elsewhere, with the public key%n%s"
                        .formatted(signed.sequence(), out, key.verifying()));
        return 0;
    }

    private void feedFromTopic(Connection connection, ChainVerifier verifier) {
        try (SchemaRegistryClient registry = connection.registry()) {
            new AuditTopic(connection.clientSettings(), connection.namespace(), registry).feed(verifier);
        } catch (KafkaException away) {
            throw CommandFailed.because("The chain cannot be read: " + away.getMessage(), away);
        }
    }

    private void feedFromSql(ChainVerifier verifier) {
        try (Database database = RecordKeeping.open(sluice.configuration(), sluice.namespace())) {
            new AuditTable(new Archive(database)).feed(verifier);
        } catch (StoreUnavailable away) {
            throw CommandFailed.because("The chain cannot be read: " + away.getMessage(), away);
        }
    }

    private Optional<Checkpoint> signed(Optional<Checkpoint> checkpoint, String publicKey, Namespace namespace) {
        checkpoint.ifPresent(given -> {
            VerifyingKey key = publicKey == null ? key().verifying() : parse(publicKey);
            if (!given.signedBy(key) || !given.namespace().equals(namespace.name())) {
                refuse(new ChainFault(
                        given.sequence(),
                        ChainFault.Kind.BAD_CHECKPOINT,
                        "The checkpoint was not signed by this key for namespace " + namespace + "."));
            }
        });
        return checkpoint;
    }

    private SigningKey key() {
        try {
            return SigningKey.in(RecordKeeping.signingKey(sluice.configuration()));
        } catch (IllegalArgumentException refused) {
            throw CommandFailed.because(refused.getMessage(), refused);
        }
    }

    private static VerifyingKey parse(String text) {
        try {
            return VerifyingKey.parse(text);
        } catch (IllegalArgumentException refused) {
            throw CommandFailed.wrongUsage("--public-key: " + refused.getMessage());
        }
    }

    private static Checkpoint read(Path file) {
        try {
            return Checkpoint.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException unusable) {
            throw CommandFailed.wrongUsage("--checkpoint " + file + ": " + unusable.getMessage());
        }
    }

    private void refuse(ChainFault fault) {
        if (sluice.json()) {
            sluice.terminal()
                    .print(RecordJson.render(JsonNodeFactory.instance
                            .objectNode()
                            .put("whole", false)
                            .put("entry", fault.sequence())
                            .put("fault", fault.kind().name())
                            .put("text", fault.text())));
        }
        throw CommandFailed.refused(fault.kind() + " at entry " + fault.sequence() + ": " + fault.text());
    }

    private String whole(ChainHead head, Optional<Checkpoint> checkpoint) {
        if (sluice.json()) {
            return RecordJson.render(JsonNodeFactory.instance
                    .objectNode()
                    .put("whole", true)
                    .put("entries", head.sequence())
                    .put("hash", head.hash()));
        }
        String held = checkpoint
                .map(given -> " It holds the checkpoint of entry " + given.sequence() + ".")
                .orElse(" Without a checkpoint from elsewhere this does not show whether its end was cut off.");
        return "The chain is whole: entries 1 to %d, hash %s.%s".formatted(head.sequence(), head.hash(), held);
    }
}
