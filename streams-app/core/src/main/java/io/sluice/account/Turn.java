package io.sluice.account;

import io.sluice.market.Micros;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One event being folded: the memory, where outputs go, and what must be published at its end. Decisions, orders and
 * alerts are written as they come about, positions and the snapshot once, last.
 */
final class Turn {
    private final AccountState state;
    private final AccountSink out;
    private final String account;
    private final Supplier<String> cause;
    private final boolean wantsFigures;
    private @Nullable String causeId;
    private @Nullable TreeMap<String, Trade> changedTrades;
    private boolean changed;
    private boolean refused;

    /** @param cause id of what is folded, asked for once and only where something comes of it */
    Turn(AccountState state, AccountSink out, String account, Supplier<String> cause) {
        this.state = state;
        this.out = out;
        this.account = account;
        this.cause = cause;
        this.wantsFigures = out.wantsFigures();
    }

    AccountState state() {
        return state;
    }

    /** Id of what is folded. */
    String causeId() {
        String known = causeId;
        if (known == null) {
            known = cause.get();
            causeId = known;
        }
        return known;
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

    /** An alert about the account. */
    void alert(AlertKind kind, Severity severity, String code, String text) {
        out.alert(new Alert(Ids.alert(code, causeId()), kind, severity, account, null, code, text, causeId(), time()));
    }

    /** An alert about one instrument; one event may raise it for several. */
    void alert(AlertKind kind, Severity severity, String code, String instrument, String text) {
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
