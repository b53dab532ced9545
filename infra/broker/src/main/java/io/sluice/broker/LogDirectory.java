package io.sluice.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
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
        if (Files.notExists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            format(path);
        }
        MetaPropertiesEnsemble identity = read(path);
        String clusterId = identity.clusterId()
                .orElseThrow(() -> new IOException(
                        path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME) + " names no cluster id"));
        return new LogDirectory(clusterId, identity, new BootstrapDirectory(path.toString()).read());
    }

    /**
     * Kafka's formatter forces only one of its files to disk, the one that says that the directory is formatted. After a power cut it
     * would say so of a directory without metadata, which no broker can start on. So what it writes is forced, and that file is
     * put in its place last: where it is missing, formatting did not happen or did not finish.
     */
    private static void format(Path path) throws Exception {
        Path scratch = Files.createTempDirectory(path.toAbsolutePath().getParent(), "formatting-");
        write(scratch);
        Path last = scratch.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
        for (Path file : contents(scratch)) {
            force(file);
            if (!file.equals(last)) {
                move(file, path);
            }
        }
        move(last, path);
        Files.delete(scratch);
    }

    private static void write(Path scratch) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NodeConfiguration.NODE_ID)
                .setControllerListenerName(Listeners.CONTROLLER)
                .addDirectory(scratch.toString())
                .setMetadataLogDirectory(scratch.toString())
                .run();
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void move(Path file, Path folder) throws IOException {
        Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Utils.flushDir(folder);
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
