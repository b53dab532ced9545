package io.sluice.replay.metrics;

import io.sluice.value.Money;
import java.time.Duration;

/** Adds closed trades up, in the order in which they ended; money exactly. */
public final class TradeTally {
    private int trades;
    private int wins;
    private int losses;
    private Money gross = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money funding = Money.ZERO;
    private Money slippage = Money.ZERO;
    private Money won = Money.ZERO;
    private Money lost = Money.ZERO;
    private int losingRun;
    private int longestLosingRun;
    private Duration holdingTime = Duration.ZERO;

    public void add(ClosedTrade trade) {
        trades++;
        gross = gross.plus(trade.gross());
        fees = fees.plus(trade.fees());
        funding = funding.plus(trade.funding());
        slippage = slippage.plus(trade.slippage());
        holdingTime = holdingTime.plus(trade.holdingTime());
        judge(trade.net());
    }

    private void judge(Money net) {
        if (net.isNegative()) {
            losses++;
            lost = lost.minus(net);
            losingRun++;
            longestLosingRun = Math.max(longestLosingRun, losingRun);
            return;
        }
        losingRun = 0;
        if (net.value().signum() > 0) {
            wins++;
            won = won.plus(net);
        }
    }

    public TradeFigures figures() {
        return new TradeFigures(
                trades, wins, losses, gross, fees, funding, slippage, won, lost, longestLosingRun, holdingTime);
    }
}
