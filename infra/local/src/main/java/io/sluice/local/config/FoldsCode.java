package io.sluice.local.config;

import io.sluice.account.AccountFold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which code decides: SHA-256 over name and bytes of each class of the folds, whether they lie in a jar or in a folder. A
 * version number stays the same while code changes under it.
 */
public final class FoldsCode {
    private FoldsCode() {}

    /** In hexadecimal digits; reckoned once a process. */
    public static String identity() {
        return Reckoned.IDENTITY;
    }

    /** Its class is initialised when it is first asked for. */
    private static final class Reckoned {
        private static final String IDENTITY = reckon(location());
    }

    private static Path location() {
        try {
            return Path.of(AccountFold.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param place a jar, or a folder of classes */
    static String reckon(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return digest(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return digest(jar.getPath("/"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(Path root) throws IOException {
        TreeMap<String, Path> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            found.forEach(file -> classes.put(root.relativize(file).toString().replace('\\', '/'), file));
        }
        MessageDigest digest = sha256();
        for (Map.Entry<String, Path> each : classes.entrySet()) {
            digest.update(each.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(sha256().digest(Files.readAllBytes(each.getValue())));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
