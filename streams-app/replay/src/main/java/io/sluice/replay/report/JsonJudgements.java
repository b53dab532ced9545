package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.replay.gate.DetectorFigures;
import io.sluice.replay.gate.LabelRule;
import io.sluice.replay.rigour.MonteCarlo;
import io.sluice.replay.rigour.Quantiles;
import io.sluice.replay.rigour.Rigour;
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
            rigour(result.rigour());
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

    private void rigour(Rigour rigour) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        json.writeStartObject();
        figures.count("trials", rigour.trials()).number("varianceOfTrials", rigour.varianceOfTrials());
        figures.number("probabilisticSharpe", rigour.probabilisticSharpe());
        figures.number("deflatedSharpe", rigour.deflatedSharpe());
        figures.number("minimumDays", rigour.minimumDays());
        json.writeArrayFieldStart("monteCarlo");
        for (MonteCarlo monteCarlo : rigour.monteCarlo()) {
            json.writeStartObject();
            figures.text("method", monteCarlo.method().name());
            figures.count("runs", monteCarlo.runs()).count("seed", monteCarlo.seed());
            quantiles("maxDrawdown", monteCarlo.maxDrawdown());
            quantiles("finalEquity", monteCarlo.finalEquity());
            figures.number("lossProbability", monteCarlo.lossProbability());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void quantiles(String name, Quantiles quantiles) throws IOException {
        json.writeObjectFieldStart(name);
        new JsonFigures(json)
                .number("p05", quantiles.p05())
                .number("p25", quantiles.p25())
                .number("p50", quantiles.p50())
                .number("p75", quantiles.p75())
                .number("p95", quantiles.p95());
        json.writeEndObject();
    }
}
