package io.sluice.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What a process that is killed leaves to the operating system, a power cut takes away: here, all that was appended to a
 * file after it was last forced to disk, and all of a file that never was. A library between the process and its system
 * notes what is forced.
 *
 * <p>Not modelled: names that a folder loses because the folder was not forced, and bytes that are written over old ones.
 */
final class ForgetfulDisk {
    private static final String SOURCE = "forced.c";
    private static final String LIBRARY = "libforced.so";

    private final Path folder;

    /**
     * Skips the test where there is no Linux with a C compiler.
     *
     * @param folder for the library and its notes; not the one that is forgotten
     */
    ForgetfulDisk(Path folder) throws InterruptedException {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux") && NativeCompiler.isPresent("gcc"),
                "SKIPPED: no power is cut, there is no Linux with gcc here");
        this.folder = folder;
        try (InputStream source = Objects.requireNonNull(ForgetfulDisk.class.getResourceAsStream(SOURCE), SOURCE)) {
            Files.createDirectories(folder);
            Files.copy(source, folder.resolve(SOURCE));
            NativeCompiler.run(folder, List.of("gcc", "-shared", "-fPIC", "-O1", "-o", LIBRARY, SOURCE, "-ldl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same command with its disk under observation. */
    JavaCommand observed(JavaCommand command) {
        return command.withEnvironment("LD_PRELOAD", folder.resolve(LIBRARY).toString())
                .withEnvironment("SLUICE_FORCED", notes().toString());
    }

    /**
     * Takes away what was not forced.
     *
     * @param data what the process wrote, which must have ended
     * @return how many bytes are gone
     */
    long forget(Path data) {
        try (Stream<Path> all = Files.walk(data)) {
            Map<Long, Long> forced = forced();
            long gone = 0;
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                gone += cut(file, forced.getOrDefault((Long) Files.getAttribute(file, "unix:ino"), 0L));
            }
            return gone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long cut(Path file, long length) throws IOException {
        long written = Files.size(file);
        if (length >= written) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
        return written - length;
    }

    /** Sizes by inode, the last of each. */
    private Map<Long, Long> forced() throws IOException {
        Map<Long, Long> sizes = new HashMap<>();
        try (Stream<String> lines = Files.lines(notes())) {
            lines.map(line -> line.split(" ", -1))
                    .forEach(note -> sizes.put(Long.valueOf(note[0]), Long.valueOf(note[1])));
        }
        return sizes;
    }

    private Path notes() {
        return folder.resolve("forced.txt");
    }
}
