package io.sluice.history;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real market data that is not part of the project; tests of it are skipped where it is absent. */
final class SharedData {
    private SharedData() {}

    /** A file or folder under {@code SLUICE_TEST_DATA}, or under {@code ../shared/data} beside the checkout. */
    static Path at(String path) {
        String stated = System.getenv("SLUICE_TEST_DATA");
        Path root = stated == null
                ? Path.of(System.getProperty("sluice.root", "../.."))
                        .resolveSibling("shared")
                        .resolve("data")
                : Path.of(stated);
        Path found = root.resolve(path);
        assumeTrue(
                Files.exists(found),
                "no real market data at " + found + "; set SLUICE_TEST_DATA to its folder to run this test");
        return found;
    }
}
