package io.sluice.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tokens people and programs authenticate with, by name. Only hashes are kept, in a file that nobody but its owner can
 * read; a token's text is known once, when it is made. Thread-safe; one process a file.
 */
public final class Tokens {
    /** Name of the token that is made when there is none. */
    public static final String FIRST = "admin";

    /** What names may be: they stand in commands, audit and logs. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,39}");

    /** More tokens than people is a program that makes them in a loop. */
    public static final int MOST = 200;

    private static final String PREFIX = "sluice_";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private List<Kept> kept;

    /**
     * One token as it is kept.
     *
     * @param name unique
     * @param role text of the role
     * @param hash SHA-256 of the token, hex
     * @param made when (UTC), ISO-8601
     */
    public record Kept(String name, String role, String hash, String made) {
        private byte[] digest() {
            return HexFormat.of().parseHex(hash);
        }

        private Person person() {
            return new Person(name, Role.of(role));
        }
    }

    private Tokens(Path file, List<Kept> kept) {
        this.file = file;
        this.kept = kept;
    }

    /**
     * Reads the file; nothing there means no tokens yet.
     *
     * @throws IllegalStateException when the file is not what was written, or others can read it
     */
    public static Tokens in(Path file) {
        try {
            refuseOthers(file);
            List<Kept> kept = JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {});
            kept.forEach(Kept::person);
            kept.forEach(Kept::digest);
            return new Tokens(file, List.copyOf(kept));
        } catch (NoSuchFileException none) {
            return new Tokens(file, List.of());
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new IllegalStateException(file + " is damaged. Move it away; the next start makes a new token.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void refuseOthers(Path file) throws IOException {
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("others can read " + file + ". Close it: chmod 600 " + file);
        }
    }

    /** Makes the first token where there is none: an administrator's. Its text is to be shown once. */
    public synchronized Optional<String> first(Instant now) {
        return kept.isEmpty() ? Optional.of(make(FIRST, Role.ADMIN, now)) : Optional.empty();
    }

    /**
     * Makes a token.
     *
     * @return its text, which is kept nowhere
     * @throws IllegalArgumentException for a name that cannot be or is taken, or when there are too many
     */
    public synchronized String make(String name, Role role, Instant now) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 40 lower-case letters, digits, dots, underscores or hyphens and start with a letter");
        }
        if (kept.stream().anyMatch(each -> each.name.equals(name))) {
            throw new IllegalArgumentException("is taken");
        }
        if (kept.size() >= MOST) {
            throw new IllegalArgumentException("would be one more than the " + MOST + " there may be");
        }
        String token = PREFIX + Secret.random();
        List<Kept> more = new ArrayList<>(kept);
        more.add(new Kept(name, role.text(), HexFormat.of().formatHex(Secret.hash(token)), now.toString()));
        write(List.copyOf(more));
        return token;
    }

    /**
     * Makes a token useless.
     *
     * @return false when there is none of that name
     * @throws IllegalArgumentException for the last administrator's: nobody could make another
     */
    public synchronized boolean revoke(String name) {
        List<Kept> rest = kept.stream().filter(each -> !each.name.equals(name)).toList();
        if (rest.size() == kept.size()) {
            return false;
        }
        if (rest.stream().noneMatch(each -> each.role.equals(Role.ADMIN.text()))) {
            throw new IllegalArgumentException("is the last administrator's token");
        }
        write(rest);
        return true;
    }

    /** Every token, by name; hashes are nobody's business. */
    public synchronized List<Kept> all() {
        return kept;
    }

    /** Whose token that is. Takes equally long for every wrong one. */
    public Optional<Person> whose(String token) {
        byte[] hash = Secret.hash(token);
        Kept found = null;
        for (Kept each : all()) {
            if (MessageDigest.isEqual(each.digest(), hash)) {
                found = each;
            }
        }
        return Optional.ofNullable(found).map(Kept::person);
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private void write(List<Kept> next) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = folder.resolve(file.getFileName() + ".draft");
            Files.deleteIfExists(draft);
            if (posix(folder)) {
                Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.write(draft, JSON.writeValueAsBytes(next));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            kept = next;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
