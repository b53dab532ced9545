package io.sluice.local.plugin;

import io.sluice.detect.DetectorKind;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar that brings detectors. It sees the program's classes, which win over its own of the same name, and no other
 * plug-in's. Its class loader lives as long as the process.
 *
 * @param file where it lies
 * @param sha256 of its bytes, in hexadecimal digits
 * @param kinds at least one, in the order in which the jar names them
 */
public record PluginJar(Path file, String sha256, List<DetectorKind> kinds) {
    private static final String SERVICE = "META-INF/services/" + DetectorKind.class.getName();

    public PluginJar {
        kinds = List.copyOf(kinds);
    }

    /** @throws IllegalArgumentException naming the file, when it is no jar or its detectors cannot be loaded */
    static PluginJar load(Path file) {
        try {
            checkContents(file);
            String sha256 = sha256(Files.readAllBytes(file));
            return new PluginJar(file, sha256, kinds(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + " cannot be read as a jar: " + unreadable.getMessage(), unreadable);
        }
    }

    /** What else is on the manifest's class path would decide without being part of the jar's identity. */
    private static void checkContents(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH)) {
                throw new IllegalArgumentException(
                        file + " needs other jars (Class-Path in its manifest): put all it needs into it");
            }
            if (jar.getEntry(SERVICE) == null) {
                throw new IllegalArgumentException(file + " names no detector: it has no " + SERVICE);
            }
        }
    }

    /** What of it decides, on one line: whose detector, and the jar's bytes. */
    public String identity(String detector) {
        return detector + " " + sha256;
    }

    private static List<DetectorKind> kinds(Path file) throws IOException {
        URL[] itself = {file.toUri().toURL()};
        ClassLoader loader =
                new URLClassLoader(file.getFileName().toString(), itself, PluginJar.class.getClassLoader());
        List<DetectorKind> kinds = new ArrayList<>();
        try {
            ServiceLoader.load(DetectorKind.class, loader).stream()
                    .filter(provider -> loader.equals(provider.type().getClassLoader()))
                    .forEach(provider -> kinds.add(provider.get()));
        } catch (ServiceConfigurationError | LinkageError broken) {
            String cause = broken.getCause() == null ? "" : ": " + broken.getCause();
            throw new IllegalArgumentException(file + " cannot be used: " + broken.getMessage() + cause, broken);
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException(file + " names no detector of its own in " + SERVICE);
        }
        return kinds;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
