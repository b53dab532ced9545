package io.sluice.replay.report;

import io.sluice.replay.gate.DetectorFigures;
import io.sluice.replay.gate.GateVerdict;
import io.sluice.replay.gate.LabelRule;

/**
 * One detector against labelled opportunities.
 *
 * @param rule how opportunities were labelled
 * @param figures of all instruments together
 * @param verdict what the detector gate said; its subject is the detector's name
 */
public record DetectorResult(LabelRule rule, DetectorFigures figures, GateVerdict verdict) {}
