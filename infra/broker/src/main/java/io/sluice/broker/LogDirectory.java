package io.sluice.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka's log directory with the identity of the cluster that lives in it.
 *
 * @param clusterId drawn once, when the directory was formatted, and kept from then on
 * @param identity what Kafka reads from {@code meta.properties}
 * @param firstMetadata the records with which the metadata log of a new cluster begins
 */
record LogDirectory(String clusterId, MetaPropertiesEnsemble identity, BootstrapMetadata firstMetadata) {

    /** Opens the directory, and formats it first if no broker has ever used it. */
    static LogDirectory open(Path path) throws Exception {
        Files.createDirectories(path);
        // Formatting writes this file last: where it is missing, formatting did not happen or did not finish.
        if (Files.notExists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            format(path);
        }
        MetaPropertiesEnsemble identity = read(path);
        String clusterId = identity.clusterId()
                .orElseThrow(() -> new IOException(
                        path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME) + " names no cluster id"));
        return new LogDirectory(clusterId, identity, new BootstrapDirectory(path.toString()).read());
    }

    private static void format(Path path) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NodeConfiguration.NODE_ID)
                .setControllerListenerName(Listeners.CONTROLLER)
                .addDirectory(path.toString())
                .setMetadataLogDirectory(path.toString())
                .run();
    }

    private static MetaPropertiesEnsemble read(Path path) throws IOException {
        MetaPropertiesEnsemble identity = new MetaPropertiesEnsemble.Loader()
                .addMetadataLogDir(path.toString())
                .load();
        identity.verify(
                Optional.empty(),
                OptionalInt.of(NodeConfiguration.NODE_ID),
                EnumSet.of(VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID, VerificationFlag.REQUIRE_METADATA_LOG_DIR));
        return identity;
    }
}
