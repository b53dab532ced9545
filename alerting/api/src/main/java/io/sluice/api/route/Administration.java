package io.sluice.api.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Gate;
import io.sluice.api.access.Role;
import io.sluice.api.access.Tickets.Ticket;
import io.sluice.api.access.Tokens.Kept;
import io.sluice.api.view.JsonText;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens, and tickets for sockets. */
final class Administration {
    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);
    private static final String TOKENS = RouteTable.API + "/tokens";

    private final Gate gate;
    private final InstantSource clock;

    Administration(Gate gate, InstantSource clock) {
        this.gate = gate;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        HandlerType.POST,
                        RouteTable.API + "/tickets",
                        Access.VIEWER,
                        "A ticket for one socket, good for one handshake within half a minute.",
                        List.of(),
                        Optional.empty(),
                        "Ticket",
                        201,
                        this::ticket),
                Route.get(
                        TOKENS,
                        Access.ADMIN,
                        "Every token by name and role; their text is kept nowhere.",
                        List.of(),
                        "List of Token",
                        request -> Answer.list(
                                gate.tokens().all().stream()
                                        .map(Administration::item)
                                        .toList(),
                                Optional.empty())),
                new Route(
                        HandlerType.POST,
                        TOKENS,
                        Access.ADMIN,
                        "Makes a token; its text is in this answer and nowhere else.",
                        List.of(),
                        Optional.of("NewToken"),
                        "MadeToken",
                        201,
                        this::make),
                new Route(
                        HandlerType.DELETE,
                        TOKENS + "/{name}",
                        Access.ADMIN,
                        "Makes a token useless, and ends its streams.",
                        List.of(),
                        Optional.empty(),
                        "Token",
                        200,
                        this::revoke));
    }

    private Answer ticket(Request request) {
        Ticket ticket = gate.ticket(request.person());
        return Answer.of(
                201,
                JsonText.object(Map.of(
                        "ticket",
                        ticket.ticket(),
                        "expiresAt",
                        ticket.expiresAt().toString())));
    }

    private static String item(Kept token) {
        return JsonText.object(Map.of("name", token.name(), "role", token.role(), "made", token.made()));
    }

    private Answer make(Request request) {
        JsonNode body = request.body();
        Bodies.refuseOthers(body, List.of("name", "role"));
        String name = Bodies.text(body, "name", 40);
        Role role = role(Bodies.text(body, "role", 40));
        try {
            String token = gate.tokens().make(name, role, clock.instant());
            LOG.info("{} made the token {} ({})", request.person().name(), name, role.text());
            return Answer.of(201, JsonText.object(Map.of("name", name, "role", role.text(), "token", token)));
        } catch (IllegalArgumentException refused) {
            throw Fault.badField("name", String.valueOf(refused.getMessage()));
        }
    }

    private static Role role(String text) {
        try {
            return Role.of(text);
        } catch (IllegalArgumentException unknown) {
            throw Fault.badField("role", String.valueOf(unknown.getMessage()));
        }
    }

    private Answer revoke(Request request) {
        String name = request.path("name");
        Kept token = gate.tokens().all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("there is no token of this name"));
        try {
            gate.tokens().revoke(name);
        } catch (IllegalArgumentException last) {
            throw Fault.of(409, "Conflict", "this " + last.getMessage());
        }
        LOG.info("{} revoked the token {}", request.person().name(), name);
        return Answer.json(item(token));
    }
}
