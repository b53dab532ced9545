package io.sluice.api.route;

import static io.sluice.api.route.Parameter.ACCOUNT;
import static io.sluice.api.route.Parameter.AT;
import static io.sluice.api.route.Parameter.FROM;
import static io.sluice.api.route.Parameter.INSTRUMENT;
import static io.sluice.api.route.Parameter.TO;

import io.sluice.api.access.Fault;
import io.sluice.api.view.History;
import io.sluice.api.view.LiveView;
import io.sluice.api.view.Micros;
import io.sluice.api.view.Query;
import java.util.List;
import java.util.Optional;

/** What accounts are and hold, now or as it was known then. */
final class AccountReads {
    private final LiveView view;
    private final History history;

    AccountReads(LiveView view, History history) {
        this.view = view;
        this.history = history;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        RouteTable.API + "/accounts",
                        Access.VIEWER,
                        "The newest snapshot of each account.",
                        List.of(AT),
                        "List of AccountSnapshot",
                        request -> Answer.list(accounts(request), Optional.empty())),
                Route.get(
                        RouteTable.API + "/accounts/{id}",
                        Access.VIEWER,
                        "The newest snapshot of one account.",
                        List.of(AT),
                        "AccountSnapshot",
                        this::account),
                Route.get(
                        RouteTable.API + "/accounts/{id}/equity",
                        Access.VIEWER,
                        "An account's equity over time, oldest first, at most 4,000 points.",
                        List.of(FROM, TO),
                        "List of EquityPoint",
                        this::equity),
                Route.get(
                        RouteTable.API + "/positions",
                        Access.VIEWER,
                        "What accounts hold; closed positions have quantity zero.",
                        List.of(ACCOUNT, INSTRUMENT, AT),
                        "List of Position",
                        request -> Answer.list(positions(request), Optional.empty())));
    }

    private List<String> accounts(Request request) {
        return request.instant("at").map(at -> history.accounts(Micros.of(at))).orElseGet(view::accounts);
    }

    private Answer account(Request request) {
        String id = request.path("id");
        Optional<String> snapshot = request.instant("at").isEmpty()
                ? view.account(id)
                : accounts(request).stream()
                        .filter(json -> Fields.text(json, "account").equals(Optional.of(id)))
                        .findFirst();
        return Answer.json(
                snapshot.orElseThrow(() -> Fault.notFound("nothing ever happened to an account of this id")));
    }

    private Answer equity(Request request) {
        Query query = request.query();
        if (view.account(request.path("id")).isEmpty()) {
            throw Fault.notFound("nothing ever happened to an account of this id");
        }
        return Answer.list(view.equity(request.path("id"), query.fromMicros(), query.toMicros()), Optional.empty());
    }

    private List<String> positions(Request request) {
        Optional<String> account = request.text("account");
        Optional<String> instrument = request.text("instrument");
        if (request.instant("at").isEmpty()) {
            return view.positions(account, instrument);
        }
        return history.positions(Micros.of(request.instant("at").get())).stream()
                .filter(json ->
                        account.isEmpty() || Fields.text(json, "account").equals(account))
                .filter(json ->
                        instrument.isEmpty() || Fields.text(json, "instrument").equals(instrument))
                .toList();
    }
}
