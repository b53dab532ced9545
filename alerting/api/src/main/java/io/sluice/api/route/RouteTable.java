package io.sluice.api.route;

import io.sluice.api.Setup;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Gate;
import io.sluice.api.describe.DocsPage;
import io.sluice.api.describe.OpenApi;
import io.sluice.api.observe.Health;
import io.sluice.api.observe.Measurements;
import io.sluice.api.route.Parameter.Kind;
import io.sluice.api.view.History;
import io.sluice.api.view.LiveView;
import io.sluice.story.Story;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every route there is. */
public final class RouteTable {
    /** Where the versioned interface begins. */
    public static final String API = "/api/v1";

    /** Where changes are sent as Server-Sent Events. */
    public static final String STREAM = API + "/stream";

    /** Where changes are sent over WebSockets. */
    public static final String SOCKET = API + "/socket";

    private static final List<Parameter> INTEREST = List.of(
            Parameter.of("types", Kind.TEXT, "Only these types of change, separated by commas."),
            Parameter.ACCOUNT,
            Parameter.INSTRUMENT);

    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The table of one API. */
    public static RouteTable of(
            Setup setup,
            LiveView view,
            History history,
            Desk desk,
            Function<String, Optional<Story>> stories,
            Gate gate,
            StatusText status,
            Watch watch) {
        List<Route> own = new ArrayList<>();
        InstantSource clock = watch.clock();
        List.of(
                        new MarketReads(setup, view, status).routes(),
                        new Reads(view, history).routes(),
                        new AccountReads(view, history).routes(),
                        new Stories(stories).routes(),
                        new Operators(desk, view, setup.accounts(), clock).routes(),
                        new Pipeline(setup, view).routes(),
                        new ExecutionQuality(setup, view).routes(),
                        new Administration(gate, clock).routes(),
                        streams(),
                        new Describing(
                                        watch.health(),
                                        watch.measurements(),
                                        () -> OpenApi.document(own, setup.version()),
                                        () -> DocsPage.html(own))
                                .routes())
                .forEach(own::addAll);
        return new RouteTable(own);
    }

    /**
     * What tells how well it is.
     *
     * @param clock the wall's
     */
    public record Watch(Health health, Measurements measurements, InstantSource clock) {}

    /** The streams, which the server itself answers. */
    public static List<Route> streams() {
        return List.of(
                Route.get(
                        STREAM,
                        Access.VIEWER,
                        "Everything that changes, as Server-Sent Events; Last-Event-ID goes on where a client was.",
                        with(Parameter.header("Last-Event-ID", false, "Id of the last frame that was seen.")),
                        "Frame",
                        request -> unanswered()),
                Route.get(
                        SOCKET,
                        Access.TICKET,
                        "Everything that changes, over a WebSocket; each message is one frame.",
                        with(
                                Parameter.of("ticket", Kind.TEXT, "From POST /api/v1/tickets, good once."),
                                Parameter.of("lastEventId", Kind.TEXT, "Id of the last frame that was seen.")),
                        "Frame",
                        request -> unanswered()));
    }

    private static List<Parameter> with(Parameter... more) {
        return Stream.concat(INTEREST.stream(), Stream.of(more)).toList();
    }

    private static Answer unanswered() {
        throw Fault.notFound("this is a stream");
    }

    public List<Route> routes() {
        return routes;
    }

    /** Routes that need a token. */
    public Stream<Route> guarded() {
        return routes.stream().filter(route -> route.access().role().isPresent());
    }
}
