package io.sluice.local.parity;

import io.sluice.replay.metrics.ClosedTrade;
import io.sluice.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one account's recorded run and the same inputs under another configuration differ (B-WHATIF, B-SHADOW).
 *
 * @param account the account
 * @param currency of its money
 * @param same decisions that are alike in verdict, size and codes
 * @param decisions those that are not, by time
 * @param recordedTrades trades that ended, as recorded
 * @param replayedTrades the same under the other configuration
 * @param trades those that are not in both with the same net profit, by the time of their end
 * @param recordedNet Σ net of trades, as recorded
 * @param replayedNet the same under the other configuration
 */
record WhatIf(
        String account,
        String currency,
        int same,
        List<DecisionChange> decisions,
        int recordedTrades,
        int replayedTrades,
        List<TradeChange> trades,
        Money recordedNet,
        Money replayedNet) {

    /** What became of a decision. */
    enum DecisionKind {
        /** Approved as recorded, rejected now. */
        REJECTED,
        /** Rejected as recorded, approved now. */
        APPROVED,
        /** Approved in both, with another quantity. */
        RESIZED,
        /** Rejected in both, by other checks. */
        REJECTED_OTHERWISE,
        /** Recorded, and not asked now. */
        GONE,
        /** Asked only now. */
        NEW
    }

    /** What became of a trade. */
    enum TradeKind {
        GONE,
        NEW,
        /** In both, with another net profit. */
        CHANGED
    }

    /**
     * A decision that is not the same.
     *
     * @param recorded as recorded; null when it is new
     * @param replayed under the other configuration; null when it is gone
     */
    record DecisionChange(DecisionKind kind, Decided recorded, Decided replayed) {
        /** What became of a decision; empty when it is the same. One of the two may be null. */
        static Optional<DecisionChange> between(Decided recorded, Decided replayed) {
            return Optional.ofNullable(change(recorded, replayed));
        }

        Decided shown() {
            return recorded == null ? replayed : recorded;
        }

        Instant time() {
            return shown().time();
        }
    }

    /**
     * A trade that is not the same.
     *
     * @param recorded as recorded; null when it is new
     * @param replayed under the other configuration; null when it is gone
     */
    record TradeChange(TradeKind kind, ClosedTrade recorded, ClosedTrade replayed) {
        ClosedTrade shown() {
            return recorded == null ? replayed : recorded;
        }

        Instant time() {
            return shown().exitTime();
        }
    }

    static WhatIf of(String account, String currency, AccountStory.Part recorded, AccountStory.Part replayed) {
        List<DecisionChange> decisions =
                changes(recorded.decisions(), replayed.decisions(), WhatIf::change, DecisionChange::time);
        List<TradeChange> trades = changes(recorded.trades(), replayed.trades(), WhatIf::change, TradeChange::time);
        long gone = decisions.stream()
                .filter(each -> each.kind() != DecisionKind.NEW)
                .count();
        return new WhatIf(
                account,
                currency,
                recorded.decisions().size() - (int) gone,
                decisions,
                recorded.trades().size(),
                replayed.trades().size(),
                trades,
                recorded.net(),
                replayed.net());
    }

    /** What is left of the profit, less what it was. */
    Money profitChange() {
        return replayedNet.minus(recordedNet);
    }

    private static <V, C> List<C> changes(
            Map<String, V> recorded, Map<String, V> replayed, BiFunction<V, V, C> change, Function<C, Instant> time) {
        List<C> changes = new ArrayList<>();
        recorded.forEach((id, was) -> add(changes, change.apply(was, replayed.get(id))));
        replayed.forEach((id, is) -> {
            if (!recorded.containsKey(id)) {
                add(changes, change.apply(null, is));
            }
        });
        changes.sort(Comparator.comparing(time));
        return List.copyOf(changes);
    }

    private static <C> void add(List<C> changes, C change) {
        if (change != null) {
            changes.add(change);
        }
    }

    private static DecisionChange change(Decided was, Decided is) {
        if (was == null || is == null) {
            return new DecisionChange(was == null ? DecisionKind.NEW : DecisionKind.GONE, was, is);
        }
        if (was.approved() != is.approved()) {
            return new DecisionChange(is.approved() ? DecisionKind.APPROVED : DecisionKind.REJECTED, was, is);
        }
        if (!was.codes().equals(is.codes())) {
            return new DecisionChange(DecisionKind.REJECTED_OTHERWISE, was, is);
        }
        boolean resized = is.approved() && was.quantity().compareTo(is.quantity()) != 0;
        return resized ? new DecisionChange(DecisionKind.RESIZED, was, is) : null;
    }

    private static TradeChange change(ClosedTrade was, ClosedTrade is) {
        if (was == null || is == null) {
            return new TradeChange(was == null ? TradeKind.NEW : TradeKind.GONE, was, is);
        }
        return was.net().equals(is.net()) ? null : new TradeChange(TradeKind.CHANGED, was, is);
    }
}
