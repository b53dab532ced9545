package io.sluice.local.config;

import io.sluice.admit.AdmissionSettings;
import java.time.Duration;
import java.util.List;

/** How admission is described in the file. */
final class AdmissionSection {
    private static final int AN_HOUR = 3_600;
    private static final Key<Integer> DEDUP =
            Key.of("dedupSeconds", Kinds.whole(0, AN_HOUR), "120", "event time within which equal signals pass once");
    private static final Key<Integer> RATE = Key.of(
            "rateSeconds",
            Kinds.whole(0, AN_HOUR),
            "60",
            "event time between two signals of one instrument and pattern");

    static final Section SECTION = Section.one(
            "admission", "Which signals pass; the others are kept with their reason.", List.of(DEDUP, RATE));

    private AdmissionSection() {}

    static AdmissionSettings from(Values values) {
        return new AdmissionSettings(Duration.ofSeconds(values.get(DEDUP)), Duration.ofSeconds(values.get(RATE)));
    }
}
