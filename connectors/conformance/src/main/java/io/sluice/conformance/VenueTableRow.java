package io.sluice.conformance;

import io.sluice.connector.VenueTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The row of one class of cards in the table of venues. One instance a class. */
final class VenueTableRow implements AfterEachCallback, AfterAllCallback {
    private static final String ROOT = "sluice.root";
    private static final String WRITE = "sluice.write.docs";
    private static final String DOCUMENT = "docs/venues.md";
    private static final long DAY_SECONDS = 86_400;

    private final Set<String> passed = new ConcurrentSkipListSet<>();
    private volatile @Nullable VenueTraits traits;

    @Override
    public void afterEach(ExtensionContext card) {
        if (card.getExecutionException().isEmpty()) {
            traits = ((VenueConformance) card.getRequiredTestInstance()).traits();
            passed.add(card.getDisplayName().split(" ", 2)[0]);
        }
    }

    @Override
    public void afterAll(ExtensionContext all) throws IOException {
        VenueTraits declared = traits;
        // A card that failed has said so; one that was not played says nothing.
        if (declared == null || passed.size() < dealt()) {
            return;
        }
        String name =
                all.getRequiredTestClass().getAnnotation(InVenueTable.class).value();
        String row = row(name, declared);
        Path document = Path.of(System.getProperty(ROOT), DOCUMENT);
        List<String> lines = Files.readAllLines(document);
        if (Boolean.getBoolean(WRITE)) {
            Files.write(document, with(lines, name, row));
        } else if (!lines.contains(row)) {
            throw new AssertionError("%s is not up to date; run this test with -D%s=true. It should have%n%s"
                    .formatted(DOCUMENT, WRITE, row));
        }
    }

    private static long dealt() {
        return Arrays.stream(VenueConformance.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private String row(String name, VenueTraits declared) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                yes(declared.deadlineEnforced()),
                yes(declared.epochEnforced()),
                yes(declared.idsKeptForEver()),
                text(declared.settling()),
                text(declared.remembered())));
        passed.forEach(card -> cells.add("✓"));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String yes(boolean fact) {
        return fact ? "yes" : "no";
    }

    private static String text(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds > 0 && seconds % DAY_SECONDS == 0 ? seconds / DAY_SECONDS + " d" : seconds + " s";
    }

    /** In the place of the row of that name, or below the last one. */
    private static List<String> with(List<String> lines, String name, String row) {
        List<String> written = new ArrayList<>();
        int last = -1;
        for (String line : lines) {
            if (!line.startsWith("| " + name + " |")) {
                written.add(line);
                last = line.startsWith("|") ? written.size() : last;
            }
        }
        written.add(last, row);
        return written;
    }
}
