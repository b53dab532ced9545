package io.sluice.instrument;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recorded market data beside the checkout, or where SLUICE_TEST_DATA says. It may not be redistributed, so tests that use
 * it are skipped where it is absent.
 */
public final class ExchangeData {
    private ExchangeData() {}

    /** Lines of a file, unpacked; skips the test when the file is not there. */
    public static List<String> lines(String name) {
        Optional<Path> file =
                roots().map(root -> root.resolve(name)).filter(Files::exists).findFirst();
        assumeTrue(file.isPresent(), () -> "no recorded market data: " + name + " (set SLUICE_TEST_DATA)");
        try (InputStream in = Files.newInputStream(file.orElseThrow());
                InputStream unpacked = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> roots() {
        String configured = System.getenv("SLUICE_TEST_DATA");
        Stream<Path> given = configured == null ? Stream.empty() : Stream.of(Path.of(configured));
        Stream<Path> beside = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"));
        return Stream.concat(given, beside);
    }
}
