package io.sluice.api.route;

import static io.sluice.api.route.Parameter.ACCOUNT;
import static io.sluice.api.route.Parameter.AT;
import static io.sluice.api.route.Parameter.CURSOR;
import static io.sluice.api.route.Parameter.FROM;
import static io.sluice.api.route.Parameter.INSTRUMENT;
import static io.sluice.api.route.Parameter.LIMIT;
import static io.sluice.api.route.Parameter.TO;

import io.sluice.api.access.Fault;
import io.sluice.api.route.Parameter.Kind;
import io.sluice.api.view.History;
import io.sluice.api.view.Listing;
import io.sluice.api.view.LiveView;
import io.sluice.api.view.Query;
import io.sluice.api.view.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists of records, and single ones. */
final class Reads {
    private final LiveView view;
    private final History history;

    Reads(LiveView view, History history) {
        this.view = view;
        this.history = history;
    }

    List<Route> routes() {
        return List.of(
                list("/signals", "Signals that were admitted.", "Signal", Listing.SIGNALS, INSTRUMENT),
                list(
                        "/suppressed-signals",
                        "Signals that admission held back, each with its reason.",
                        "SuppressedSignal",
                        Listing.SUPPRESSED_SIGNALS,
                        INSTRUMENT),
                list(
                        "/decisions",
                        "Risk decisions, each with the verdict and figures of every check.",
                        "RiskDecision",
                        Listing.DECISIONS,
                        ACCOUNT,
                        INSTRUMENT,
                        Parameter.of("approved", Kind.FLAG, "Only those that were, or were not.")),
                one(
                        "/decisions/{id}",
                        "One risk decision.",
                        "RiskDecision",
                        request -> row(Listing.DECISIONS, request.path("id"))),
                list(
                        "/orders",
                        "Orders, each with the command that placed it and its state.",
                        "OrderItem",
                        Listing.ORDERS,
                        ACCOUNT,
                        INSTRUMENT,
                        Parameter.of(
                                "working", Kind.FLAG, "Only those that are neither filled nor ended, or that are.")),
                one(
                        "/orders/{id}",
                        "One order with all its events and fills.",
                        "OrderDetail",
                        request -> found(view.order(request.path("id")).or(() -> history.order(request.path("id"))))),
                list("/fills", "Executions at venues.", "Fill", Listing.FILLS, ACCOUNT, INSTRUMENT),
                list(
                        "/alerts",
                        "What people were told, who acknowledged it, and how often delivery was tried.",
                        "AlertItem",
                        Listing.ALERTS,
                        ACCOUNT,
                        INSTRUMENT,
                        Parameter.choice("severity", List.of("INFO", "WARNING", "CRITICAL"), "Only of this severity."),
                        Parameter.of("acknowledged", Kind.FLAG, "Only those that were, or were not.")),
                one(
                        "/alerts/{id}",
                        "One alert with every attempt to deliver it.",
                        "AlertDetail",
                        request -> found(view.alert(request.path("id")).or(() -> history.alert(request.path("id"))))),
                list("/commands", "What operators ordered, who and why.", "OperatorCommand", Listing.COMMANDS, ACCOUNT),
                Route.get(
                        RouteTable.API + "/audit",
                        Access.VIEWER,
                        "The audit chain, newest first: who did what, each entry hashed with the one before.",
                        List.of(
                                Parameter.of("entityKind", Kind.TEXT, "Only of this kind of entity."),
                                Parameter.of("entityId", Kind.TEXT, "Only of this entity."),
                                LIMIT,
                                CURSOR,
                                FROM,
                                TO,
                                AT),
                        "List of AuditEntry",
                        request -> page(request.query("entityKind", "entityId"), history::audit)),
                list(
                        "/drift",
                        "Differences between intents, venue orders and venue positions.",
                        "Drift",
                        Listing.DRIFT,
                        ACCOUNT,
                        INSTRUMENT));
    }

    private Route list(String path, String summary, String item, Listing listing, Parameter... filters) {
        List<Parameter> parameters = Stream.concat(Arrays.stream(filters), Stream.of(LIMIT, CURSOR, FROM, TO, AT))
                .toList();
        String[] names = Arrays.stream(filters).map(Parameter::name).toArray(String[]::new);
        return Route.get(
                RouteTable.API + path,
                Access.VIEWER,
                summary,
                parameters,
                "List of " + item,
                request -> page(request.query(names), query -> rows(listing, query)));
    }

    private static Route one(String path, String summary, String answer, Route.Action action) {
        return Route.get(RouteTable.API + path, Access.VIEWER, summary, List.of(), answer, action);
    }

    private static Answer page(Query query, Function<Query, List<Row>> source) {
        Query more = new Query(
                query.filters(),
                query.fromMicros(),
                query.toMicros(),
                query.after(),
                query.limit() + 1,
                query.atMicros());
        List<Row> rows = source.apply(more);
        boolean another = rows.size() > query.limit();
        List<Row> page = another ? rows.subList(0, query.limit()) : rows;
        Optional<String> next =
                another ? Optional.of(Request.cursor(page.getLast().place())) : Optional.empty();
        return Answer.list(page.stream().map(Row::json).toList(), next);
    }

    /** From memory as far as that goes, from the archive behind it; both go by time and id. */
    private List<Row> rows(Listing listing, Query query) {
        if (query.atMicros().isPresent() && listing.changes()) {
            return history.page(listing, query);
        }
        List<Row> rows = new ArrayList<>(view.page(listing, query));
        if (rows.size() < query.limit() && !view.complete(listing) && history.available()) {
            Query behind = rows.isEmpty() ? query : query.from(rows.getLast().place(), query.limit() - rows.size());
            rows.addAll(history.page(listing, behind));
        }
        return rows;
    }

    private Answer row(Listing listing, String id) {
        return found(view.find(listing, id).map(Row::json).or(() -> history.find(listing, id)));
    }

    private static Answer found(Optional<String> json) {
        return Answer.json(json.orElseThrow(() -> Fault.notFound("nothing of this id is known")));
    }
}
