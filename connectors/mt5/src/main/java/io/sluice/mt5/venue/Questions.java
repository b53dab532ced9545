package io.sluice.mt5.venue;

import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.Terminal;
import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks a terminal for lists; what comes back is whole, or it is unavailable. */
final class Questions {
    /** The server's clock may run ahead of what is known of it, by a time zone at most. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Terminal terminal;

    Questions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Reads something of each item. */
    interface Reader {
        void read(Frame item) throws FrameFault;
    }

    /** @param what the list, as {@code get} names it */
    void ask(String what, Instant deadline, Reader reader) throws VenueUnavailable {
        ask(Frame.of("get").put("what", what), deadline, reader);
    }

    /** The deals that are executions, from an instant on. */
    void trades(Instant since, Instant deadline, Reader reader) throws VenueUnavailable {
        Frame.Builder question = Frame.of("get")
                .put("what", "deals")
                .put("since", terminal.clock().wallMillis(since))
                .put("until", terminal.clock().serverMillis(Instant.now().plus(AHEAD)));
        ask(question, deadline, item -> {
            if (Readings.isTrade(item)) {
                reader.read(item);
            }
        });
    }

    private void ask(Frame.Builder question, Instant deadline, Reader reader) throws VenueUnavailable {
        try {
            Exchange exchange = terminal.ask(question, Duration.between(Instant.now(), deadline));
            for (Frame item : items(exchange)) {
                reader.read(item);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new VenueUnavailable(ErrorClass.TIMEOUT_ERROR, "INTERRUPTED", "interrupted while waiting");
        } catch (FrameFault fault) {
            throw new VenueUnavailable(ErrorClass.UNKNOWN_ERROR, "GARBLED", String.valueOf(fault.getMessage()));
        }
    }

    private List<Frame> items(Exchange exchange) throws VenueUnavailable, FrameFault {
        return switch (exchange) {
            case Exchange.NotSent notSent ->
                throw new VenueUnavailable(ErrorClass.NETWORK_ERROR, notSent.code(), notSent.text());
            case Exchange.Unanswered lost ->
                throw new VenueUnavailable(ErrorClass.TIMEOUT_ERROR, lost.code(), lost.text());
            case Answered answered -> complete(answered);
        };
    }

    private List<Frame> complete(Answered answered) throws VenueUnavailable, FrameFault {
        String code = answered.end().text("code");
        boolean whole = answered.end().numberOr("count", -1) == answered.items().size();
        if (!code.equals("OK") || !whole || !terminal.state().isLoggedIn()) {
            throw new VenueUnavailable(
                    ErrorClass.API_ERROR, code.equals("OK") ? "INCOMPLETE" : code, "the terminal cannot say");
        }
        return answered.items();
    }
}
