package io.sluice.mt5.rest;

import io.javalin.http.Context;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.link.TerminalServer;
import io.sluice.mt5.trade.TradeOutcome;
import io.sluice.order.call.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks terminals on behalf of requests, and turns what came of it into answers or faults. */
final class Desk {
    private static final String OWNER = "rest";
    private static final String BEARER = "Bearer ";

    private final TerminalServer terminals;
    private final RestSettings settings;
    private final Sessions sessions;

    Desk(TerminalServer terminals, RestSettings settings, Sessions sessions) {
        this.terminals = terminals;
        this.settings = settings;
        this.sessions = sessions;
    }

    TerminalServer terminals() {
        return terminals;
    }

    Sessions sessions() {
        return sessions;
    }

    RestSettings settings() {
        return settings;
    }

    /** What follows "Bearer", or nothing. */
    static String bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    /** The terminal of the account that the request is logged in to. */
    Terminal terminal(Context ctx) {
        long login = sessions.login(bearer(ctx))
                .orElseThrow(() -> RestFault.notLoggedIn("log in first: POST /api/v1/login"));
        return terminals
                .known(login)
                .orElseThrow(() -> RestFault.notLoggedIn("no terminal of account " + login + " is known"));
    }

    /** The same, where what is known of the account must hold. */
    Terminal present(Context ctx) {
        Terminal terminal = terminal(ctx);
        if (!terminal.state().isLoggedIn()) {
            throw RestFault.of(
                    503, "TERMINAL_UNAVAILABLE", "the terminal of account " + terminal.login() + " is not connected");
        }
        return terminal;
    }

    /** Items that answer a question. */
    List<Frame> ask(Terminal terminal, Frame.Builder question) {
        return switch (exchange(terminal, terminal.newQuestionId(), question)) {
            case Answered answered -> complete(answered);
            case Exchange.NotSent notSent -> throw RestFault.of(503, "TERMINAL_UNAVAILABLE", notSent.text());
            case Exchange.Unanswered lost -> throw RestFault.of(504, "TERMINAL_TIMEOUT", lost.text());
        };
    }

    private static List<Frame> complete(Answered answered) {
        String code = Shapes.text(answered.end(), "code");
        String text = Shapes.text(answered.end(), "text");
        return switch (code) {
            case "OK", "TOO_MANY" -> answered.items();
            case "NO_DATA" -> List.of();
            case "NO_SYMBOL" -> throw RestFault.of(404, code, text.isEmpty() ? "there is no such symbol" : text);
            case "INVALID" -> throw RestFault.of(400, code, text);
            default -> throw RestFault.of(503, code.isEmpty() ? "GARBLED" : code, text);
        };
    }

    /** Sends a trade request; gives the result of one that was done. */
    Frame trade(Terminal terminal, Optional<String> chosenId, Frame.Builder order) {
        String requestId = chosenId.orElseGet(() -> "r" + UUID.randomUUID());
        Instant deadline = Instant.now().plus(settings.callTimeout());
        order.put("clientId", requestId)
                .put("owner", OWNER)
                .put("epoch", terminals.epoch())
                .put("expiresAt", terminal.clock().serverMillis(deadline));
        return switch (TradeOutcome.of(exchange(terminal, requestId, order))) {
            case TradeOutcome.Done done -> done.result();
            case TradeOutcome.Refused refused -> throw refusal(refused);
            case TradeOutcome.Exists exists -> throw RestFault.of(409, exists.code(), 0, Outcome.EXISTS, exists.text());
            case TradeOutcome.Open open ->
                throw RestFault.of(504, open.code(), open.retcode(), Outcome.UNKNOWN, open.text());
        };
    }

    private static RestFault refusal(TradeOutcome.Refused refused) {
        int status = switch (refused.code()) {
            case "INVALID", "MALFORMED" -> 400;
            case "EPOCH" -> 409;
            case "OFFLINE", "BUSY", "LATE", "NOT_READY", "JOURNAL", "EXPIRED" -> 503;
            default -> 422;
        };
        return RestFault.of(status, refused.code(), refused.retcode(), Outcome.NOT_EXECUTED, refused.text());
    }

    private Exchange exchange(Terminal terminal, String requestId, Frame.Builder frame) {
        try {
            return terminal.send(requestId, frame, settings.callTimeout());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Exchange.Unanswered("LINK_LOST", "the gateway stops");
        }
    }
}
