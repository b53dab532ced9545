package io.sluice.account;

import io.sluice.position.TradeEvent;
import io.sluice.schemas.Action;
import io.sluice.schemas.TradingState;

/** Makes an account smaller: half of every position is closed, and nothing is opened until somebody resumes. */
final class Halving {
    private final Decisions decisions;
    private final OrderDesk desk;

    Halving(Decisions decisions, OrderDesk desk) {
        this.decisions = decisions;
        this.desk = desk;
    }

    void all(Turn turn, Because why) {
        turn.state().ledger().tradingState(TradingState.REDUCING);
        desk.cancelEntries(turn, why);
        for (Trade trade : turn.state().heldNow()) {
            var closable = turn.state().figures().closable(trade.instrument());
            decisions.onCommand(turn, trade, Action.REDUCE_50, trade.half(closable), TradeEvent.EXIT_PLACED);
        }
    }
}
