package io.sluice.mt5.sim;

import io.sluice.testkit.NativeCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Expert Advisor's own source as a programme of this machine: rewritten, compiled and linked with the shim, once in a
 * run of the tests. Where there is no C++ compiler, tests that need it are skipped and say so.
 */
final class EaBinary {
    private static final Path SOURCES = Path.of("..", "mt5", "ea");
    private static final List<String> UNITS = List.of("ea", "runtime", "server", "triggers", "terminal", "main");

    private static Path built;

    private EaBinary() {}

    /** The programme; compiles it when it is asked for first. */
    static synchronized Path path() {
        Assumptions.assumeTrue(
                NativeCompiler.isPresent("g++"), "SKIPPED: the Expert Advisor is not run, there is no g++ here");
        try {
            if (built == null) {
                built = build();
            }
            return built;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static Path build() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sluice-ea");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        for (Path source : files(SOURCES)) {
            Files.writeString(folder.resolve(source.getFileName()), EaRewrites.toCpp(Files.readString(source)));
        }
        for (Path source : files(SOURCES.resolve("shim"))) {
            Files.copy(source, folder.resolve(source.getFileName()));
        }
        Files.writeString(folder.resolve("ea.cpp"), "#include \"mql5.h\"\n#include \"SluiceBridge.mq5\"\n");
        List<String> command = new ArrayList<>(List.of("g++", "-std=c++17", "-O0", "-Wall", "-Werror", "-o", "ea"));
        UNITS.forEach(unit -> command.add(unit + ".cpp"));
        NativeCompiler.run(folder, command);
        return folder.resolve("ea");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException left) {
            System.err.println("cannot delete " + folder + ": " + left);
        }
    }
}
