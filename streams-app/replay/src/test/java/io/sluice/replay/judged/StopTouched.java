package io.sluice.replay.judged;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Trade;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.TradeExecutionModel;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.AbstractRule;

/**
 * The one rule that ta4j does not have: R-STOP, a stop order at the venue. It is 3 % of the close that decided behind the
 * entry, 3 % of the entry at most, works from the candle after the entry on, and fills inside a candle at its price or, where
 * the candle opens beyond it, at the open. Where the entry's own candle closes beyond it, it leaves at the next open.
 */
final class StopTouched extends AbstractRule implements TradeExecutionModel {
    private static final BigDecimal WIDEST = new BigDecimal("0.03");
    private static final BigDecimal TICK = FoldsEngine.TICK;

    private final TradeOnNextOpenModel nextOpen = new TradeOnNextOpenModel();
    private final BarSeries series;

    StopTouched(BarSeries series) {
        this.series = series;
    }

    @Override
    public boolean isSatisfied(int index, TradingRecord record) {
        Trade entry = record.getCurrentPosition().getEntry();
        if (entry == null || entry.getIndex() > index) {
            return false;
        }
        Bar bar = series.getBar(index);
        Num reached = entry.getIndex() == index ? bar.getClosePrice() : bar.getLowPrice();
        return reached.bigDecimalValue().compareTo(stop(entry)) <= 0;
    }

    @Override
    public void execute(int index, TradingRecord record, BarSeries same, Num amount) {
        boolean inside = record.getCurrentPosition().isOpened()
                && record.getCurrentPosition().getEntry().getIndex() < index
                && isSatisfied(index, record);
        if (inside) {
            BigDecimal stop = stop(record.getCurrentPosition().getEntry());
            BigDecimal open = series.getBar(index).getOpenPrice().bigDecimalValue();
            record.operate(index, series.numFactory().numOf(stop.min(open)), amount);
        } else {
            nextOpen.execute(index, record, same, amount);
        }
    }

    private BigDecimal stop(Trade entry) {
        BigDecimal price = entry.getPricePerAsset().bigDecimalValue();
        BigDecimal decided = series.getBar(entry.getIndex() - 1).getClosePrice().bigDecimalValue();
        BigDecimal planned = decided.subtract(onTick(decided.subtract(decided.multiply(WIDEST))));
        return onTick(price.subtract(planned.min(price.multiply(WIDEST))));
    }

    /** Towards the entry, so that rounding never makes it wider. */
    private static BigDecimal onTick(BigDecimal price) {
        return price.divide(TICK, 0, RoundingMode.CEILING).multiply(TICK);
    }
}
