package io.sluice.api.route;

import static io.sluice.api.route.Parameter.AT;
import static io.sluice.api.route.Parameter.CURSOR;
import static io.sluice.api.route.Parameter.FROM;
import static io.sluice.api.route.Parameter.LIMIT;
import static io.sluice.api.route.Parameter.TO;

import io.sluice.api.Setup;
import io.sluice.api.access.Fault;
import io.sluice.api.view.JsonText;
import io.sluice.api.view.LiveView;
import io.sluice.api.view.Micros;
import io.sluice.api.view.Query;
import io.sluice.api.view.Row.Place;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.serde.ExactJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What runs here, its instruments and their candles. */
final class MarketReads {
    private static final List<Timeframe> TIMEFRAMES = Arrays.stream(Timeframe.values())
            .filter(timeframe -> timeframe != Timeframe.UNRECOGNISED)
            .toList();

    private final Setup setup;
    private final LiveView view;
    private final StatusText status;

    MarketReads(Setup setup, LiveView view, StatusText status) {
        this.setup = setup;
        this.view = view;
        this.status = status;
    }

    List<Route> routes() {
        Parameter timeframe = Parameter.choice(
                "timeframe",
                TIMEFRAMES.stream().map(Timeframes::name).toList(),
                "Length of the candles; the shortest there is when absent.");
        return List.of(
                Route.get(
                        RouteTable.API + "/status",
                        Access.VIEWER,
                        "What runs here, what time it is for its feeds, and who asks.",
                        List.of(),
                        "Status",
                        request -> Answer.json(status.of(request.person()))),
                Route.get(
                        RouteTable.API + "/instruments",
                        Access.VIEWER,
                        "Every instrument that is known, with its newest price.",
                        List.of(),
                        "List of Instrument",
                        request -> Answer.list(
                                setup.instruments().stream().map(this::item).toList(), Optional.empty())),
                Route.get(
                        RouteTable.API + "/instruments/{id}/candles",
                        Access.VIEWER,
                        "The newest closed candles of an instrument, oldest first; `next` leads to older ones.",
                        List.of(timeframe, LIMIT, CURSOR, FROM, TO, AT),
                        "List of Candle",
                        this::candles));
    }

    private String item(InstrumentDefinition instrument) {
        String id = instrument.id();
        int colon = id.indexOf(':');
        return "{\"id\":" + JsonText.quoted(id)
                + ",\"venue\":" + JsonText.quoted(id.substring(0, colon))
                + ",\"symbol\":" + JsonText.quoted(id.substring(colon + 1))
                + ",\"quoteCurrency\":" + JsonText.quoted(instrument.quoteCurrency())
                + ",\"tickSize\":" + exact(instrument.tickSize())
                + ",\"lotStep\":" + exact(instrument.lotStep())
                + ",\"minQuantity\":" + exact(instrument.minQuantity())
                + ",\"pointValue\":" + exact(instrument.pointValue())
                + ",\"accounts\":" + StatusText.texts(setup.traders().getOrDefault(id, List.of()))
                + ",\"lastPrice\":" + view.lastPrice(id).map(String::valueOf).orElse("null")
                + ",\"lastCandleAt\":" + StatusText.instant(view.newestClose(id))
                + ",\"quote\":" + view.quote(id).orElse("null") + "}";
    }

    private static String exact(BigDecimal number) {
        return "\"" + ExactJson.text(number) + "\"";
    }

    private Answer candles(Request request) {
        String id = request.path("id");
        if (setup.instruments().stream().noneMatch(each -> each.id().equals(id))) {
            throw Fault.notFound("there is no instrument of this id");
        }
        Timeframe timeframe = request.text("timeframe")
                .flatMap(name -> TIMEFRAMES.stream()
                        .filter(each -> Timeframes.name(each).equals(name))
                        .findFirst())
                .orElse(setup.timeframes().getFirst());
        Query query = request.query();
        Query more = new Query(
                query.filters(),
                query.fromMicros(),
                query.toMicros(),
                query.after(),
                query.limit() + 1,
                query.atMicros());
        List<String> found = view.candles(id, timeframe, more);
        boolean another = found.size() > query.limit();
        List<String> page = another ? found.subList(1, found.size()) : found;
        Optional<String> next =
                another ? Optional.of(Request.cursor(new Place(openMicros(page.getFirst()), id))) : Optional.empty();
        return Answer.list(page, next);
    }

    /** Candles are JSON already here; their open time stands in it once, as the only one of its name. */
    private static long openMicros(String candle) {
        String name = "\"openTime\":\"";
        int from = candle.indexOf(name) + name.length();
        return Micros.of(Instant.parse(candle.substring(from, candle.indexOf('"', from))));
    }
}
