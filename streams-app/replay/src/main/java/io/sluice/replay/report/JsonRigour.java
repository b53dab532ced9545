package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.market.Timeframes;
import io.sluice.replay.lookahead.Difference;
import io.sluice.replay.lookahead.LookAhead;
import io.sluice.replay.resample.ResampledMarkets;
import io.sluice.replay.rigour.MonteCarlo;
import io.sluice.replay.rigour.Quantiles;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.scrutiny.Scrutiny;
import io.sluice.replay.warmup.WarmUp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rigour as JSON. */
record JsonRigour(JsonGenerator json) {

    void write(Rigour rigour, @Nullable Scrutiny scrutiny) throws IOException {
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
        if (scrutiny != null) {
            markets(figures, scrutiny.markets());
            lookAhead(figures, scrutiny.lookAhead());
            warmUps(figures, scrutiny.warmUps());
        }
        json.writeEndObject();
    }

    private void markets(JsonFigures figures, ResampledMarkets markets) throws IOException {
        json.writeObjectFieldStart("resampledMarkets");
        figures.count("runs", markets.runs()).count("seed", markets.seed());
        figures.number("meanBlock", markets.meanBlock());
        quantiles("netProfit", markets.netProfit());
        quantiles("maxDrawdown", markets.maxDrawdown());
        if (markets.sharpe() == null) {
            json.writeNullField("sharpe");
        } else {
            quantiles("sharpe", markets.sharpe());
        }
        figures.number("asGoodProfit", markets.asGoodProfit());
        figures.number("asGoodDrawdown", markets.asGoodDrawdown());
        figures.number("asGoodSharpe", markets.asGoodSharpe());
        json.writeEndObject();
    }

    private void lookAhead(JsonFigures figures, LookAhead lookAhead) throws IOException {
        json.writeObjectFieldStart("lookAhead");
        figures.count("moments", lookAhead.moments()).count("seed", lookAhead.seed());
        figures.count("compared", lookAhead.compared()).count("dependent", lookAhead.dependent());
        Difference first = lookAhead.first();
        if (first == null) {
            json.writeNullField("first");
        } else {
            json.writeObjectFieldStart("first");
            figures.text("said", first.said().name()).text("whose", first.whose());
            figures.text("detector", first.detector()).text("time", first.time().toString());
            figures.text("field", first.field()).text("known", first.known());
            figures.text("unknown", first.unknown()).text("until", first.until().toString());
            figures.text("future", first.future().name());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void warmUps(JsonFigures figures, Iterable<WarmUp> warmUps) throws IOException {
        json.writeArrayFieldStart("warmUps");
        for (WarmUp warmUp : warmUps) {
            json.writeStartObject();
            figures.text("detector", warmUp.detector()).text("timeframe", Timeframes.name(warmUp.timeframe()));
            figures.count("stated", warmUp.stated());
            if (warmUp.enough().isPresent()) {
                figures.count("enough", warmUp.enough().getAsInt());
            } else {
                json.writeNullField("enough");
            }
            json.writeArrayFieldStart("levels");
            for (WarmUp.Level level : warmUp.levels()) {
                json.writeStartObject();
                figures.count("candles", level.candles()).count("signals", level.signals());
                figures.count("differing", level.differing()).number("share", level.share());
                figures.number("deviation", level.deviation());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
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
