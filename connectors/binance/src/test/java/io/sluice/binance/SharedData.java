package io.sluice.binance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded data outside the source tree: in the folder SLUICE_TEST_DATA names, or in ../shared/data. */
public final class SharedData {
    private SharedData() {}

    /** A file of it. Skips the test where it is absent. */
    public static Path file(String name) {
        String folder = System.getenv("SLUICE_TEST_DATA");
        Path data = folder != null
                ? Path.of(folder)
                : Path.of(System.getProperty("sluice.root", ".")).resolve("../shared/data");
        Path file = data.resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is absent; SLUICE_TEST_DATA may name the folder that has it");
        return file;
    }
}
