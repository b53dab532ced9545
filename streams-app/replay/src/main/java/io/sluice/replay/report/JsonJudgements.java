package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.replay.gate.DetectorFigures;
import io.sluice.replay.gate.LabelRule;
import java.io.IOException;

/** Detectors and rigour as JSON. */
record JsonJudgements(JsonGenerator json) {

    void write(BacktestResult result) throws IOException {
        json.writeArrayFieldStart("detectors");
        for (DetectorResult detector : result.detectors()) {
            detector(detector);
        }
        json.writeEndArray();
        json.writeFieldName("rigour");
        if (result.rigour() == null) {
            json.writeNull();
        } else {
            new JsonRigour(json).write(result.rigour(), result.scrutiny());
        }
    }

    private void detector(DetectorResult detector) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        DetectorFigures counts = detector.figures();
        LabelRule rule = detector.rule();
        json.writeStartObject();
        figures.text("detector", detector.verdict().subject());
        json.writeObjectFieldStart("rule");
        figures.count("horizon", rule.horizon()).number("targetAtr", rule.targetAtr());
        figures.number("stopAtr", rule.stopAtr()).count("tolerance", rule.tolerance());
        json.writeEndObject();
        figures.count("candles", counts.candles());
        figures.count("opportunities", counts.opportunities()).count("captured", counts.captured());
        figures.count("wins", counts.wins()).count("losses", counts.losses());
        figures.count("timeouts", counts.timeouts()).count("falsePositives", counts.falsePositives());
        figures.count("unjudged", counts.unjudged());
        json.writeFieldName("gate");
        figures.verdict(detector.verdict());
        json.writeEndObject();
    }
}
