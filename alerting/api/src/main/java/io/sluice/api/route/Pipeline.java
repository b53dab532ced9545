package io.sluice.api.route;

import io.sluice.api.Setup;
import io.sluice.api.view.HopFigures;
import io.sluice.api.view.JsonText;
import io.sluice.api.view.LiveView;
import io.sluice.api.view.Quantiles;
import io.sluice.api.view.VenueState;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.serde.ExactJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the parts of the pipeline are, as JSON. */
public final class Pipeline {
    private final Setup setup;
    private final LiveView view;

    public Pipeline(Setup setup, LiveView view) {
        this.setup = setup;
        this.view = view;
    }

    List<Route> routes() {
        return List.of(Route.get(
                RouteTable.API + "/pipeline",
                Access.VIEWER,
                "How the parts of the pipeline are: lag, latency of each hop, venues, age of the newest candles.",
                List.of(),
                "Pipeline",
                request -> Answer.json(json())));
    }

    /** What is so now. */
    public String json() {
        return "{\"stages\":" + array(setup.stages().get(), Pipeline::stage)
                + ",\"hops\":" + array(view.hops(), Pipeline::hop)
                + ",\"venues\":" + array(view.venues(), Pipeline::venue)
                + ",\"freshness\":" + array(setup.instruments(), this::freshness) + "}";
    }

    private static String stage(Setup.Stage stage) {
        return "{\"name\":" + JsonText.quoted(stage.name()) + ",\"state\":" + JsonText.quoted(stage.state())
                + ",\"lag\":" + (stage.lag() < 0 ? "null" : Long.toString(stage.lag())) + "}";
    }

    private static String hop(HopFigures figures) {
        return taken(figures.hop().text(), figures.taken());
    }

    static String taken(String name, Quantiles taken) {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"p50Millis\":%.3f,\"p99Millis\":%.3f,\"count\":%d}",
                name,
                taken.p50Millis(),
                taken.p99Millis(),
                taken.count());
    }

    private static String venue(VenueState venue) {
        return "{\"venue\":" + JsonText.quoted(venue.venue()) + ",\"account\":" + JsonText.quoted(venue.account())
                + ",\"synchronised\":" + venue.synchronised() + ",\"reason\":" + JsonText.quoted(venue.reason())
                + ",\"since\":\"" + ExactJson.text(venue.since()) + "\"}";
    }

    /** Late against the feeds' own clock: played history is years behind the wall's. */
    private String freshness(InstrumentDefinition instrument) {
        Optional<Instant> newest = view.newestClose(instrument.id());
        Optional<Long> late = newest.flatMap(
                close -> view.feedTime().map(now -> Duration.between(close, now).toSeconds()));
        return "{\"instrument\":" + JsonText.quoted(instrument.id()) + ",\"lastCandleAt\":"
                + StatusText.instant(newest) + ",\"lateSeconds\":"
                + late.map(String::valueOf).orElse("null") + "}";
    }

    private static <T> String array(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(",", "[", "]"));
    }
}
