package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Drift;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Severity;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Price;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event being folded: the memory, where outputs go, and what must be published at its end. Decisions, orders and
 * alerts are written as they come about, positions and the snapshot once, last.
 */
final class Turn {
    private final AccountState state;
    private final AccountSink out;
    private final String account;
    private final AccountEvent event;
    private final boolean wantsFigures;
    private @Nullable String causeId;
    private @Nullable TreeMap<String, Trade> changedTrades;
    private @Nullable String criticalCode;
    private boolean changed;
    private boolean refused;

    Turn(AccountState state, AccountSink out, String account, AccountEvent event) {
        this.state = state;
        this.out = out;
        this.account = account;
        this.event = event;
        this.wantsFigures = out.wantsFigures();
    }

    AccountState state() {
        return state;
    }

    /** Id of what is folded: looked for where something comes of it, which mostly nothing does. */
    String causeId() {
        String known = causeId;
        if (known == null) {
            known = idOfEvent();
            causeId = known;
        }
        return known;
    }

    private String idOfEvent() {
        return switch (event.getKind()) {
            case SIGNAL -> event.getSignal().getId();
            case MARK -> event.getMark().getCandleId();
            case ORDER_EVENT -> event.getOrderEvent().getId();
            case FILL -> event.getFill().getId();
            case FUNDING -> event.getFunding().getId();
            case COMMAND -> event.getCommand().getId();
            case BALANCE, SYNC_STATE, STATEMENT, FUNDING_RATE, QUOTE, TICK, UNRECOGNISED ->
                Ids.of("account-event", account, event.getKind().name(), Long.toString(Micros.of(event.getTime())));
        };
    }

    /** The account's now, micros. */
    long now() {
        return state.clock().now();
    }

    Instant time() {
        return Micros.instant(now());
    }

    void decision(RiskDecision decision) {
        out.decision(decision);
    }

    void order(OrderCommand command) {
        changed = true;
        out.order(command);
    }

    void held(OrderEvent event) {
        changed = true;
        out.held(event);
    }

    void drift(Drift drift) {
        changed = true;
        out.drift(drift);
    }

    void rejected(RejectReason reason, String detail) {
        refused = true;
        out.rejected(reason, detail);
    }

    /** Whether what is folded was refused, so that it must change nothing but the clock. */
    boolean isRefused() {
        return refused;
    }

    /** Code of the first thing that people were told as critical; null when there was none. */
    @Nullable
    String criticalCode() {
        return criticalCode;
    }

    private void note(Severity severity, String code) {
        if (severity == Severity.CRITICAL && criticalCode == null) {
            criticalCode = code;
        }
    }

    /** An alert about the account. */
    void alert(AlertKind kind, Severity severity, String code, String text) {
        note(severity, code);
        out.alert(new Alert(Ids.alert(code, causeId()), kind, severity, account, null, code, text, causeId(), time()));
    }

    /** An alert about one instrument; one event may raise it for several. */
    void alert(AlertKind kind, Severity severity, String code, String instrument, String text) {
        note(severity, code);
        String id = Ids.of("alert", code, causeId(), instrument);
        out.alert(new Alert(id, kind, severity, account, instrument, code, text, causeId(), time()));
    }

    /** The trade's position is published at the end. */
    void changed(Trade trade) {
        changed = true;
        if (!wantsFigures) {
            return;
        }
        if (changedTrades == null) {
            changedTrades = new TreeMap<>();
        }
        changedTrades.put(trade.instrument(), trade);
    }

    /** The account's snapshot is published at the end. */
    void changed() {
        changed = true;
    }

    /** @param snapshotTime time on the snapshot, micros */
    void end(Snapshots snapshots, long snapshotTime) {
        if (changedTrades != null) {
            for (Trade trade : changedTrades.values()) {
                boolean isProtected = Protection.isProtected(state, trade);
                Price target = Protection.workingTarget(state, trade);
                out.position(trade.toRecord(account, causeId(), now(), isProtected, target));
            }
        }
        if (changed && wantsFigures) {
            out.snapshot(snapshots.of(state, causeId(), snapshotTime));
        }
    }
}
