package io.sluice.instrument;

import io.sluice.admit.AdmissionSettings;
import io.sluice.detect.DetectorCatalogue;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.Periods;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the instrument fold needs to know of one instrument.
 *
 * @param instrument what it is and when it trades
 * @param base timeframe of the candles that come in
 * @param detectors those switched on; the same detector may run on several timeframes, once each
 * @param admission how signals are held back
 * @param rollUp higher timeframes
 * @param atrPeriod candles of the average true range that marks and signals carry, 2 to 1000
 */
public record InstrumentSettings(
        InstrumentDefinition instrument,
        Timeframe base,
        List<EnabledDetector> detectors,
        AdmissionSettings admission,
        RollUpSettings rollUp,
        int atrPeriod) {
    public static final int DEFAULT_ATR_PERIOD = 14;

    /** How many base candles back the fold knows which of them it has seen. */
    static final int LATEST_SEEN = Long.SIZE - 1;

    /** @throws IllegalArgumentException naming the instrument, the field and the value that cannot be */
    public InstrumentSettings {
        detectors = List.copyOf(detectors);
        try {
            Periods.checked("atrPeriod", atrPeriod);
            checkRollUp(base, rollUp);
            checkDetectors(base, detectors, rollUp);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(instrument.id() + ": " + e.getMessage(), e);
        }
    }

    /** Every detector of the catalogue with its defaults, on the base timeframe and on five minutes. */
    public static InstrumentSettings defaults(InstrumentDefinition instrument, Timeframe base) {
        RollUpSettings rollUp = RollUpSettings.above(base);
        List<EnabledDetector> detectors = new ArrayList<>();
        for (DetectorSettings settings : standardDetectors()) {
            detectors.add(new EnabledDetector(base, settings));
        }
        if (rollUp.timeframes().contains(Timeframe.M5)) {
            for (DetectorSettings settings : standardDetectors()) {
                detectors.add(new EnabledDetector(Timeframe.M5, settings));
            }
        }
        return new InstrumentSettings(
                instrument, base, detectors, AdmissionSettings.DEFAULTS, rollUp, DEFAULT_ATR_PERIOD);
    }

    /**
     * All of it in lines that are the same on any machine. Detectors stand there as their settings write themselves; those
     * must be values, as records of numbers are.
     */
    public String canonicalText() {
        List<String> lines = new ArrayList<>(List.of(
                instrument.id() + "=" + instrument.canonicalText(),
                "base=" + base,
                "admission=" + admission,
                "rollUp=" + rollUp,
                "atrPeriod=" + atrPeriod));
        detectors.forEach(detector ->
                lines.add(detector.settings().name() + " " + detector.timeframe() + "=" + detector.settings()));
        return String.join("\n", lines);
    }

    private static List<DetectorSettings> standardDetectors() {
        DetectorCatalogue catalogue = DetectorCatalogue.standard();
        return catalogue.names().stream()
                .map(name -> catalogue.settings(name, Map.of()))
                .toList();
    }

    private static void checkRollUp(Timeframe base, RollUpSettings rollUp) {
        Duration length = Timeframes.length(base);
        for (Timeframe timeframe : rollUp.timeframes()) {
            if (Timeframes.length(timeframe).compareTo(length) <= 0) {
                throw new IllegalArgumentException("rollUp.timeframes: " + Timeframes.name(timeframe)
                        + " is not longer than the base timeframe " + Timeframes.name(base));
            }
        }
        if (rollUp.grace().compareTo(length.multipliedBy(LATEST_SEEN)) > 0) {
            throw new IllegalArgumentException(
                    "rollUp.grace " + rollUp.grace() + " must not exceed " + LATEST_SEEN + " base candles");
        }
    }

    private static void checkDetectors(Timeframe base, List<EnabledDetector> detectors, RollUpSettings rollUp) {
        Set<String> seen = new HashSet<>();
        for (EnabledDetector detector : detectors) {
            String name = detector.settings().name() + " on " + Timeframes.name(detector.timeframe());
            if (detector.timeframe() != base && !rollUp.timeframes().contains(detector.timeframe())) {
                throw new IllegalArgumentException("detectors: " + name + ": that timeframe is not rolled up");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("detectors: " + name + " is there twice");
            }
        }
    }
}
