package io.sluice.api.route;

import io.sluice.api.Setup;
import io.sluice.api.view.ExecutionFigures;
import io.sluice.api.view.ExecutionFigures.Slippage;
import io.sluice.api.view.JsonText;
import io.sluice.api.view.LiveView;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.serde.ExactJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** O-TELEMETRY: how well orders are executed, as JSON. */
final class ExecutionQuality {
    private static final double BASIS_POINTS = 10_000;

    private final Setup setup;
    private final LiveView view;

    ExecutionQuality(Setup setup, LiveView view) {
        this.setup = setup;
        this.view = view;
    }

    List<Route> routes() {
        return List.of(Route.get(
                RouteTable.API + "/execution",
                Access.VIEWER,
                "How well orders are executed at each venue, by instrument: outcomes, fill ratio, slippage, time of each stage.",
                List.of(Parameter.INSTRUMENT),
                "Execution",
                request -> Answer.json(json(request.text("instrument")))));
    }

    private String json(Optional<String> instrument) {
        return view.executions().stream()
                .filter(figures -> instrument.map(figures.instrument()::equals).orElse(true))
                .map(this::item)
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private String item(ExecutionFigures figures) {
        return "{\"venue\":" + JsonText.quoted(figures.venue())
                + ",\"instrument\":" + JsonText.quoted(figures.instrument())
                + ",\"since\":\"" + ExactJson.text(figures.since()) + "\""
                + ",\"orders\":" + ends(figures)
                + ",\"fillRatio\":" + figures.fillRatio().map(String::valueOf).orElse("null")
                + ",\"slippage\":"
                + figures.slippage()
                        .map(slippage -> slippage(slippage, definition(figures.instrument())))
                        .orElse("null")
                + ",\"stages\":"
                + figures.stages().entrySet().stream()
                        .map(stage -> Pipeline.taken(stage.getKey().text(), stage.getValue()))
                        .collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    private static String ends(ExecutionFigures figures) {
        return figures.ends().entrySet().stream()
                .map(end -> "\"" + end.getKey() + "\":" + end.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Optional<InstrumentDefinition> definition(String instrument) {
        return setup.instruments().stream()
                .filter(each -> each.id().equals(instrument))
                .findFirst();
    }

    /** In the instrument's own ticks and points; without its definition these are not known. */
    private static String slippage(Slippage slippage, Optional<InstrumentDefinition> definition) {
        return "{\"executions\":" + slippage.executions()
                + ",\"meanTicks\":" + ticks(slippage.mean(), definition)
                + ",\"worstTicks\":" + ticks(slippage.worst(), definition)
                + ",\"meanBasisPoints\":" + String.format(Locale.ROOT, "%.3f", slippage.meanFraction() * BASIS_POINTS)
                + ",\"cost\":"
                + definition
                        .map(each -> "\"" + ExactJson.text(slippage.units().multiply(each.pointValue())) + "\"")
                        .orElse("null")
                + "}";
    }

    private static String ticks(BigDecimal points, Optional<InstrumentDefinition> definition) {
        return definition
                .map(each -> points.divide(each.tickSize(), MathContext.DECIMAL32)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("null");
    }
}
