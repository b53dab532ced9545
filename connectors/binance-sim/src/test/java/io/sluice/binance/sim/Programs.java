package io.sluice.binance.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs other people's programs in a folder. */
final class Programs {
    private static final long PATIENCE_MINUTES = 5;

    private final Path folder;

    Programs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
    }

    Path folder() {
        return folder;
    }

    static boolean canRun(String command) throws InterruptedException {
        try {
            return new ProcessBuilder(command, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Copies files here and tells whether one of them is new, which is remembered by {@link #done}. */
    boolean changed(Path source, List<String> files, String lock) throws IOException {
        for (String file : files) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path done = folder.resolve("done-" + lock);
        return Files.notExists(done) || Files.mismatch(done, source.resolve(lock)) >= 0;
    }

    /** What was made of a file needs not be made again. */
    void done(String lock) throws IOException {
        Files.copy(folder.resolve(lock), folder.resolve("done-" + lock), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives what a program prints; fails with what it complains about. */
    String run(String... command) throws Exception {
        Path complaints = folder.resolve("stderr.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(complaints.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s %s", String.join(" ", command), output, Files.readString(complaints))
                .isZero();
        return output;
    }
}
