package io.sluice.api;

import io.sluice.api.access.Gate;
import io.sluice.api.access.Tokens;
import io.sluice.api.observe.Health;
import io.sluice.api.observe.Measurements;
import io.sluice.api.push.Changes;
import io.sluice.api.push.Pulse;
import io.sluice.api.route.Desk;
import io.sluice.api.route.Pipeline;
import io.sluice.api.route.Route;
import io.sluice.api.route.RouteTable;
import io.sluice.api.route.StatusText;
import io.sluice.api.serve.ApiServer;
import io.sluice.api.view.History;
import io.sluice.api.view.LiveView;
import io.sluice.api.view.TopicFollower;
import io.sluice.operator.OperatorDesk;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.story.StoryReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The API of one namespace (N-API): reads its topics, serves what they say, and hands over what operators order. */
public final class Api implements AutoCloseable {
    private final ApiSettings settings;
    private final Optional<String> firstToken;
    private final TopicFollower follower;
    private final ApiServer server;
    private final RouteTable table;
    private final Gate gate;
    private final Pulse pulse;

    private Api(
            ApiSettings settings,
            Optional<String> firstToken,
            TopicFollower follower,
            ApiServer server,
            RouteTable table,
            Gate gate,
            Pulse pulse) {
        this.settings = settings;
        this.firstToken = firstToken;
        this.follower = follower;
        this.server = server;
        this.table = table;
        this.gate = gate;
        this.pulse = pulse;
    }

    /**
     * Serves, at once; what topics hold is there when it has been read.
     *
     * @param clientSettings how to reach the cluster
     * @param registry stays the caller's to close
     * @param history what was so, beyond what memory holds; {@link History#NONE} without an archive
     * @throws IllegalStateException when others can read the file of tokens, or it is damaged
     * @throws RuntimeException when the address cannot be had
     */
    public static Api start(
            ApiSettings settings,
            Setup setup,
            Map<String, Object> clientSettings,
            SchemaRegistryClient registry,
            History history) {
        InstantSource clock = InstantSource.system();
        Tokens tokens = Tokens.in(settings.tokens());
        Gate gate = new Gate(tokens, clock);
        Changes changes = new Changes(UUID.randomUUID().toString().substring(0, 8));
        Measurements measurements = new Measurements();
        LiveView view = new LiveView(changes, measurements::hop, measurements::ended);
        StatusText status = new StatusText(setup, view, clock);
        TopicFollower follower = new TopicFollower(view, clientSettings, registry, setup.namespace());
        try {
            Health health = new Health(setup, follower::caughtUp, follower::silence);
            Desk desk = desk(clientSettings, registry, setup);
            RouteTable table = RouteTable.of(
                    setup,
                    view,
                    history,
                    desk,
                    new StoryReader(clientSettings, registry, setup.namespace(), progress -> {})::read,
                    gate,
                    status,
                    new RouteTable.Watch(health, measurements, clock));
            measurements.watch(changes, setup);
            ApiServer server = new ApiServer(settings, table, gate, changes, status, measurements);
            server.start();
            Pulse pulse = new Pulse(changes, new Pipeline(setup, view)::json);
            return new Api(settings, tokens.first(clock.instant()), follower, server, table, gate, pulse);
        } catch (RuntimeException failed) {
            follower.close();
            throw failed;
        }
    }

    private static Desk desk(Map<String, Object> clientSettings, SchemaRegistryClient registry, Setup setup) {
        OperatorDesk desk = new OperatorDesk(clientSettings, registry, setup.namespace());
        return new Desk() {
            @Override
            public Optional<Instant> timeOf(String account) {
                return desk.timeOf(account);
            }

            @Override
            public void hand(OperatorCommand command, Instant accountTime) {
                desk.hand(command, accountTime);
            }
        };
    }

    /** Where it is served. */
    public String address() {
        return settings.scheme() + "://" + settings.host() + ":" + server.port();
    }

    /** The token that was made because there was none: to be shown once. */
    public Optional<String> firstToken() {
        return firstToken;
    }

    /** True from when everything that was there at the start has been read. */
    public boolean caughtUp() {
        return follower.caughtUp();
    }

    /** Who may come in, for other doors of the same house. */
    public Gate gate() {
        return gate;
    }

    /** Everything that can be asked and ordered. */
    public List<Route> routes() {
        return table.routes();
    }

    @Override
    public void close() {
        pulse.close();
        server.close();
        follower.close();
    }
}
