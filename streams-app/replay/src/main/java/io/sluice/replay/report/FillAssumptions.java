package io.sluice.replay.report;

import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.Slippage;
import java.math.BigDecimal;
import java.util.List;

/** The paper venue's settings as sentences, so that every report says how its fills were made. */
final class FillAssumptions {
    private FillAssumptions() {}

    static List<String> of(PaperSettings fills) {
        return List.of(
                switch (fills.fillAt()) {
                    case LAST_CLOSE -> "Market orders fill at the close of the candle that caused them.";
                    case NEXT_OPEN -> "Market orders fill at the open of the candle after the one that caused them.";
                },
                "Stops, targets and limits fill inside candles. Of the two ways a price may have gone between open and"
                        + " close, the one counts that leaves the account poorer: when a candle touches stop and target,"
                        + " the stop is executed.",
                "Spread: " + plain(fills.spreadTicks()) + " ticks, half of it paid by each order that takes.",
                "Slippage: " + slippage(fills.slippage()) + ", paid by each order that takes.",
                "Fees: maker " + percent(fills.makerFee()) + ", taker " + percent(fills.takerFee())
                        + " of price × quantity × point value"
                        + (fills.orderFee().signum() == 0
                                ? "."
                                : ", and " + plain(fills.orderFee()) + " for each order."),
                "Volume: limit orders" + (fills.partialTakers() ? " and all others" : "") + " take at most "
                        + percent(fills.participation()) + " of a candle's.",
                "Latency: " + fills.latency().toMillis() + " ms; it moves times, not prices.",
                "Funding: " + funding(fills.funding()),
                "Not modelled: margin and liquidation, the queue at a price, the market's answer to the orders.");
    }

    private static String slippage(Slippage slippage) {
        return switch (slippage) {
            case Slippage.Ticks fixed -> plain(fixed.ticks()) + " ticks";
            case Slippage.AtrFraction part -> percent(part.fraction()) + " of the average true range";
        };
    }

    private static String funding(FundingSettings funding) {
        if (funding.isNone()) {
            return "none; what is held costs and earns nothing.";
        }
        String recorded =
                "recorded rates of " + String.join(", ", funding.recorded().keySet());
        String constant = percent(funding.rate()) + " of the value held each "
                + funding.interval().toMinutes() + " minutes";
        String rates = funding.recorded().isEmpty()
                ? constant
                : funding.rate().signum() == 0 ? recorded : recorded + ", of all others " + constant;
        return rates + "; when positive, long pays short.";
    }

    private static String percent(BigDecimal fraction) {
        return plain(fraction.movePointRight(2)) + " %";
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
