package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.market.Timeframes;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.Slippage;
import java.io.IOException;

/** What was run on what, as JSON. */
record JsonRun(JsonGenerator json) {

    void write(RunFacts run) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        json.writeObjectFieldStart("run");
        figures.text("datasetId", run.datasetId()).text("strategy", run.strategy());
        figures.text("codeVersion", run.codeVersion()).text("configHash", run.configHash());
        texts("instruments", run.instruments());
        figures.text("timeframe", Timeframes.name(run.timeframe()));
        figures.text("from", run.from().toString()).text("to", run.to().toString());
        figures.count("candles", run.candles());
        texts("notes", run.notes());
        figures.text("incomplete", run.incomplete());
        fills(run.fills());
        json.writeEndObject();
    }

    private void fills(PaperSettings fills) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        json.writeObjectFieldStart("fills");
        figures.text("fillAt", fills.fillAt().name()).exact("spreadTicks", fills.spreadTicks());
        switch (fills.slippage()) {
            case Slippage.Ticks fixed -> figures.exact("slippageTicks", fixed.ticks());
            case Slippage.AtrFraction part -> figures.exact("slippageAtrFraction", part.fraction());
        }
        figures.exact("makerFee", fills.makerFee())
                .exact("takerFee", fills.takerFee())
                .exact("orderFee", fills.orderFee());
        figures.exact("participation", fills.participation());
        json.writeBooleanField("partialTakers", fills.partialTakers());
        figures.exact("fundingRate", fills.funding().rate());
        figures.count("fundingIntervalMinutes", fills.funding().interval().toMinutes());
        texts("fundingRecorded", fills.funding().recorded().keySet());
        figures.count("latencyMillis", fills.latency().toMillis());
        json.writeEndObject();
    }

    private void texts(String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
