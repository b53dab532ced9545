package io.sluice.order;

import io.sluice.order.call.VenueCall;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Drift;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Severity;
import io.sluice.schemas.id.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One input being applied: the state it finds, and where what is decided goes. */
final class OrderTurn {
    private final VenueOrders state;
    private final OrderSink sink;
    private final OrderFoldSettings settings;

    OrderTurn(VenueOrders state, OrderSink sink, OrderFoldSettings settings) {
        this.state = state;
        this.sink = sink;
        this.settings = settings;
    }

    VenueOrders state() {
        return state;
    }

    OrderSink sink() {
        return sink;
    }

    OrderFoldSettings settings() {
        return settings;
    }

    Instant now() {
        return state.now();
    }

    /** Records an event, and lets the order follow it as it would when it is read back. */
    void tell(LiveOrder order, OrderEvent event) {
        order.follow(event);
        state.index(order);
        sink.event(event);
    }

    void tell(LiveOrder order, OrderEventKind kind) {
        tell(order, OrderEvents.next(order.record(), kind, now()));
    }

    void tell(LiveOrder order, OrderEventKind kind, String reason, String text, @Nullable ErrorClass errorClass) {
        tell(order, OrderEvents.because(order.record(), kind, now(), reason, text, errorClass));
    }

    void lookUp(LiveOrder order) {
        call(
                order,
                new VenueCall.LookUp(
                        state.nextCall(),
                        order.placed(),
                        order.record().venueOrderId(),
                        now(),
                        now().plus(settings.callTimeout()),
                        state.epoch()));
    }

    void call(LiveOrder order, VenueCall call) {
        order.calling(call);
        order.askAt(Instant.MAX);
        sink.call(call);
    }

    /** Asks again later: at once twice as late each time that asking comes to nothing. */
    void askLater(LiveOrder order) {
        long factor = 1L << Math.min(order.askedInVain() - 1, 16);
        var wait = settings.lookupSpacing().multipliedBy(factor);
        order.askAt(now().plus(wait.compareTo(settings.lookupLongest()) > 0 ? settings.lookupLongest() : wait));
    }

    void alert(Severity severity, String code, @Nullable LiveOrder order, String causeId, String text) {
        sink.alert(new Alert(
                Ids.alert(code, causeId),
                AlertKind.VENUE,
                severity,
                state.account(),
                order == null ? null : order.placed().getInstrument(),
                code,
                text,
                causeId,
                now()));
    }

    /** A difference, told once for each subject, and the people with it. */
    void drift(
            DriftKind kind,
            Severity severity,
            @Nullable String instrument,
            String subject,
            String expected,
            String actual,
            String repair) {
        String id = difference(kind, severity, instrument, subject, expected, actual, repair);
        if (id == null) {
            return;
        }
        String text = "Expected %s; venue %s says %s. %s".formatted(expected, state.venue(), actual, repair);
        sink.alert(new Alert(
                Ids.alert("O-DRIFT", id),
                AlertKind.DRIFT,
                severity,
                state.account(),
                instrument,
                "O-DRIFT",
                text,
                id,
                now()));
    }

    /**
     * The same where the account tells the people.
     *
     * @return its id; null when it was told before
     */
    @Nullable
    String difference(
            DriftKind kind,
            Severity severity,
            @Nullable String instrument,
            String subject,
            String expected,
            String actual,
            String repair) {
        if (!state.tellOnce(kind + " " + subject)) {
            return null;
        }
        String id = Ids.of("drift", state.account(), kind.name(), subject, now().toString());
        sink.drift(new Drift(
                id,
                state.account(),
                instrument,
                kind,
                severity,
                expected,
                actual,
                repair,
                subject,
                now(),
                now(),
                null));
        return id;
    }
}
