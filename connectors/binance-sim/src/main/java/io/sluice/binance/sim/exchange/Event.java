package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.util.List;

/** Something that happened at the exchange. */
public sealed interface Event {

    /** An order changed; {@code trade} is null unless it traded. */
    record OrderChanged(long at, Account account, Order order, Execution execution, Trade trade) implements Event {}

    /**
     * Money or positions changed.
     *
     * @param reason ORDER, FUNDING_FEE, ADJUSTMENT
     * @param balanceChange what is not profit and commission
     */
    record AccountChanged(
            long at,
            Account account,
            String reason,
            BigDecimal walletBalance,
            BigDecimal balanceChange,
            List<Position> positions)
            implements Event {}

    /** A conditional order changed; {@code actual} is the order it became, null before. */
    record AlgoChanged(long at, Account account, AlgoOrder algo, Order actual) implements Event {}

    /** The leverage of a symbol changed. */
    record LeverageChanged(long at, Account account, String symbol, int leverage) implements Event {}

    /** The book or the mark of a symbol changed. */
    record MarketChanged(long at, Market market) implements Event {}
}
