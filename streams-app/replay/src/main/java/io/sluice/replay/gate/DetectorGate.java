package io.sluice.replay.gate;

import io.sluice.replay.gate.Criterion.Unit;
import java.util.List;

/** Judges a detector by labelled opportunities. */
public final class DetectorGate {
    private static final String NO_SIGNAL = "no signal could be judged";

    private DetectorGate() {}

    /** @param detector name of the detector in the catalogue */
    public static GateVerdict judge(String detector, DetectorFigures figures, DetectorThresholds thresholds) {
        return new GateVerdict(
                detector,
                List.of(
                        Criterion.of(
                                "capture",
                                Unit.FRACTION,
                                figures.captureRate(),
                                Comparison.AT_LEAST,
                                thresholds.capture(),
                                "there was no opportunity"),
                        Criterion.of(
                                "falsePositives",
                                Unit.FRACTION,
                                figures.falsePositiveRate(),
                                Comparison.AT_MOST,
                                thresholds.falsePositives(),
                                NO_SIGNAL),
                        Criterion.of(
                                "winRate",
                                Unit.FRACTION,
                                figures.winRate(),
                                Comparison.AT_LEAST,
                                thresholds.winRate(),
                                NO_SIGNAL)));
    }
}
