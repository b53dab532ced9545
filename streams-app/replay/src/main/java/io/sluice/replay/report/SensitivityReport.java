package io.sluice.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.replay.walk.Figures;
import io.sluice.replay.walk.Parameter;
import io.sluice.replay.walk.Sensitivity;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes sensitivity: one HTML page that needs nothing else, and one JSON object. */
public final class SensitivityReport {
    static final String FORMAT = "sluice-sensitivity/1";

    private SensitivityReport() {}

    public static void html(SensitivityResult result, Appendable out) throws IOException {
        Sensitivity around = result.sensitivity();
        String title = around.objective().title() + " by "
                + around.parameters().stream().map(Parameter::path).collect(Collectors.joining(" and "));
        Page.write("Sensitivity: " + title, out, html -> {
            html.raw("<header>").element("p", "kind", "Sluice sensitivity").element("h1", title);
            html.element(
                    "p",
                    "facts",
                    String.join(", ", result.instruments()) + " · " + Shown.minute(result.from()) + " to "
                            + Shown.minute(result.to()) + " UTC · account " + around.account());
            html.raw("<p class=\"facts\">Dataset ")
                    .element("code", result.datasetId())
                    .raw("</p></header>\n");
            new SensitivitySection(html).write(around);
        });
    }

    /** @param out is flushed and left open */
    public static void json(SensitivityResult result, Writer out) throws IOException {
        JsonReport.document(out, json -> write(json, result));
    }

    private static void write(JsonGenerator json, SensitivityResult result) throws IOException {
        Sensitivity around = result.sensitivity();
        JsonFigures figures = new JsonFigures(json);
        json.writeStartObject();
        figures.text("format", FORMAT).text("datasetId", result.datasetId()).text("account", around.account());
        figures.text("from", result.from().toString()).text("to", result.to().toString());
        figures.text("objective", around.objective().title());
        JsonWalk.parameters(json, around.parameters());
        figures.number("neighboursPassing", around.passing());
        figures.number("medianNeighbour", around.median()).number("drop", around.drop());
        json.writeFieldName("configured");
        point(json, around, around.configured());
        json.writeArrayFieldStart("points");
        for (Sensitivity.Point point : around.points()) {
            json.writeStartObject();
            JsonWalk.values(json, around.parameters(), point.values());
            json.writeBooleanField("configured", point.isConfigured());
            json.writeFieldName("figures");
            point(json, around, point.figures());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void point(JsonGenerator json, Sensitivity around, @Nullable Figures figures) throws IOException {
        if (figures == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        new JsonFigures(json).number("objective", around.objectiveOf(figures));
        JsonWalk.fields(json, figures);
        json.writeEndObject();
    }
}
