package io.sluice.mt5.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.sluice.mt5.link.Terminal;
import java.time.Instant;
import java.util.Set;

/** Who may come in, and whether anybody is there. */
final class LoginRoutes {
    private final Desk desk;

    LoginRoutes(Desk desk) {
        this.desk = desk;
    }

    /** POST /api/v1/login: the gateway's token for a session of one account. */
    void login(Context ctx) {
        if (!desk.settings().knows(Desk.bearer(ctx))) {
            throw RestFault.of(401, "WRONG_TOKEN", "the bearer token is not the gateway's");
        }
        Input input = Input.body(ctx, Set.of("account", "server"));
        long login = input.integer("account", 1, Long.MAX_VALUE);
        String server = input.has("server") ? input.text("server", 128) : "";
        Terminal terminal = desk.terminals()
                .known(login)
                .filter(known -> known.state().isLoggedIn())
                .filter(known ->
                        server.isEmpty() || known.hello().orElseThrow().server().equals(server))
                .orElseThrow(() -> RestFault.of(
                        401, "LOGIN_REFUSED", "no terminal is logged in to account " + login + " at that server"));
        Shapes.answer(
                ctx,
                200,
                Shapes.object()
                        .put("success", true)
                        .put("token", desk.sessions().open(login))
                        .put("account", login)
                        .put("server", terminal.hello().orElseThrow().server())
                        .put("expires_at", Instant.now().plus(Sessions.LIFETIME).toString()));
    }

    /** POST /api/v1/logout. */
    void logout(Context ctx) {
        desk.terminal(ctx);
        desk.sessions().close(Desk.bearer(ctx));
        Shapes.answer(ctx, 200, Shapes.object().put("success", true));
    }

    /** GET /health. */
    void health(Context ctx) {
        long linked = desk.terminals().known().stream()
                .filter(terminal -> terminal.state().isLoggedIn())
                .count();
        Shapes.answer(
                ctx,
                200,
                Shapes.object()
                        .put("status", linked > 0 ? "ok" : "waiting")
                        .put("mt5_connected", linked > 0)
                        .put("terminals", linked)
                        .put("timestamp", Instant.now().toString()));
    }

    /** GET /api/v1/terminals: for the gateway's token, not for a session's. */
    void terminals(Context ctx) {
        if (!desk.settings().knows(Desk.bearer(ctx))) {
            throw RestFault.of(401, "WRONG_TOKEN", "the bearer token is not the gateway's");
        }
        ArrayNode all = Input.JSON.createArrayNode();
        desk.terminals().known().forEach(terminal -> all.add(describe(terminal)));
        Shapes.answer(ctx, 200, all);
    }

    private static ObjectNode describe(Terminal terminal) {
        return Shapes.object()
                .put("account", terminal.login())
                .put("server", terminal.hello().orElseThrow().server())
                .put("terminal", terminal.hello().orElseThrow().terminal())
                .put("mode", terminal.hello().orElseThrow().mode().name())
                .put("kind", terminal.hello().orElseThrow().kind())
                .put("linked", terminal.state().linked())
                .put("connected", terminal.state().connected())
                .put("trade_allowed", terminal.state().tradeAllowed());
    }
}
