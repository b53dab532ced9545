package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.replay.walk.Figures;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.Trial;
import io.sluice.replay.walk.WindowResult;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows and trials as JSON. */
record JsonWalk(JsonGenerator json) {
    static final String FORMAT = "sluice-walk/1";

    void write(WalkResult result) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        json.writeStartObject();
        figures.text("format", FORMAT);
        json.writeBooleanField("go", result.go());
        facts(result.facts());
        figures.number("efficiency", result.walk().efficiency());
        json.writeArrayFieldStart("windows");
        for (WindowResult window : result.walk().windows()) {
            window(window, result.facts());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("trials");
        for (int i = 0; i < result.facts().trials().size(); i++) {
            trial(result, i);
        }
        json.writeEndArray();
        json.writeFieldName("outOfSample");
        JsonReport.object(json, result.outOfSample());
        json.writeEndObject();
    }

    private void facts(WalkFacts facts) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        json.writeObjectFieldStart("walk");
        figures.text("windows", facts.windows());
        figures.seconds("purgeSeconds", facts.purge()).seconds("embargoSeconds", facts.embargo());
        figures.text("objective", facts.objective().title()).text("search", facts.search());
        figures.count("combinations", facts.combinations()).count("impossible", facts.impossible());
        figures.count("trials", facts.trials().size()).count("seed", facts.seed());
        parameters(json, facts.parameters());
        json.writeEndObject();
    }

    static void parameters(JsonGenerator json, List<Parameter> parameters) throws IOException {
        json.writeObjectFieldStart("parameters");
        for (Parameter parameter : parameters) {
            json.writeArrayFieldStart(parameter.path());
            for (String value : parameter.values()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static void values(JsonGenerator json, List<Parameter> parameters, List<String> values) throws IOException {
        json.writeObjectFieldStart("values");
        for (int i = 0; i < values.size(); i++) {
            json.writeStringField(parameters.get(i).path(), values.get(i));
        }
        json.writeEndObject();
    }

    private void window(WindowResult window, WalkFacts facts) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        json.writeStartObject();
        figures.count("window", window.number());
        figures.text("trainFrom", window.window().trainFrom().toString());
        figures.text("trainTo", window.window().trainTo().toString());
        figures.text("testFrom", window.window().testFrom().toString());
        figures.text("testTo", window.window().testTo().toString());
        json.writeBooleanField("chosen", window.chosen());
        figures.count("trial", window.traded().number());
        values(json, facts.parameters(), window.traded().values());
        figures("inSample", window.inSample(), facts);
        figures("outOfSample", window.outOfSample(), facts);
        figures.number("efficiency", window.efficiency());
        figures.money("money", window.money());
        figures.count("flattened", window.ending().flattened());
        json.writeBooleanField("halted", window.ending().halted());
        json.writeBooleanField("notClosed", window.ending().held());
        json.writeEndObject();
    }

    private void trial(WalkResult result, int place) throws IOException {
        Trial trial = result.facts().trials().get(place);
        json.writeStartObject();
        json.writeNumberField("trial", trial.number());
        values(json, result.facts().parameters(), trial.values());
        json.writeArrayFieldStart("inSample");
        for (WindowResult window : result.walk().windows()) {
            figures(window.trials().get(place), result.facts());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void figures(String name, @Nullable Figures stretch, WalkFacts facts) throws IOException {
        json.writeFieldName(name);
        figures(stretch, facts);
    }

    private void figures(@Nullable Figures stretch, WalkFacts facts) throws IOException {
        if (stretch == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        new JsonFigures(json).number("objective", facts.objective().of(stretch));
        fields(json, stretch);
        json.writeEndObject();
    }

    /** The fields of a stretch's figures, without the object around them. */
    static void fields(JsonGenerator json, Figures stretch) throws IOException {
        JsonFigures figures = new JsonFigures(json);
        figures.count("trades", stretch.trades()).money("net", stretch.net());
        figures.number("totalReturn", stretch.totalReturn());
        figures.number("sharpe", stretch.sharpe()).number("sortino", stretch.sortino());
        figures.number("calmar", stretch.calmar()).number("profitFactor", stretch.profitFactor());
        figures.number("winRate", stretch.winRate()).number("maxDrawdown", stretch.maxDrawdown());
        figures.count("openTrades", stretch.openTrades());
        json.writeBooleanField("go", stretch.go());
    }
}
