package io.sluice.mt5.venue;

import io.sluice.connector.InstrumentRules;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Terminal;
import io.sluice.order.RuleBreach;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What the terminal's symbol properties demand of an order, as last told. */
final class Mt5Rules implements InstrumentRules {
    private static final long MODE_MARKET = 1;
    private static final long MODE_LIMIT = 2;
    private static final long MODE_STOP = 4;
    private static final long MODE_SL = 16;
    private static final long MODE_TP = 32;

    private final Mt5Account account;
    private final Terminal terminal;

    Mt5Rules(Mt5Account account, Terminal terminal) {
        this.account = account;
        this.terminal = terminal;
    }

    @Override
    public Optional<RuleBreach> breachOf(OrderCommand order) {
        if (!terminal.state().isReady()) {
            return breach("TERMINAL", "the terminal is not connected, or must not trade");
        }
        Optional<Frame> symbol = terminal.mirror().symbol(account.symbol(order.getInstrument()));
        if (symbol.isEmpty()) {
            return breach("UNKNOWN_SYMBOL", "the terminal has told nothing of " + order.getInstrument());
        }
        try {
            return byMode(order, symbol.get())
                    .or(() -> byAccount(order))
                    .or(() -> bySession(symbol.get()))
                    .or(() -> byType(order, symbol.get()))
                    .or(() -> byVolume(order, symbol.get()))
                    .or(() -> byPrice(order, symbol.get()));
        } catch (Garbled garbled) {
            return breach("GARBLED_SYMBOL", garbled.getMessage());
        }
    }

    private static Optional<RuleBreach> byMode(OrderCommand order, Frame symbol) {
        String mode = text(symbol, "tradeMode");
        boolean allowed = switch (mode) {
            case "FULL" -> true;
            case "LONG_ONLY" -> order.getSide() == Side.BUY || order.getReduceOnly();
            case "SHORT_ONLY" -> order.getSide() == Side.SELL || order.getReduceOnly();
            case "CLOSE_ONLY" -> order.getReduceOnly();
            default -> false;
        };
        return allowed ? Optional.empty() : breach("TRADE_MODE", "the symbol's trade mode is " + mode);
    }

    private Optional<RuleBreach> byAccount(OrderCommand order) {
        if (!isHedging()) {
            return Optional.empty();
        }
        if (isPartOfEntry(order)) {
            return breach(
                    "HEDGING_PARTS",
                    "in a hedging account each part of an entry opens a position, and one stop cannot protect several");
        }
        return order.getType() == OrderType.LIMIT && order.getReduceOnly()
                ? breach("HEDGING_LIMIT", "in a hedging account a limit order opens a position, it reduces none")
                : Optional.empty();
    }

    /** A slice, or what completes an entry that was executed in part. */
    private static boolean isPartOfEntry(OrderCommand order) {
        return order.getLeg() == Leg.ENTRY && (order.getParentId() != null || order.getRevision() > 0);
    }

    private boolean isHedging() {
        return terminal.hello().orElseThrow().mode().isHedging();
    }

    private Optional<RuleBreach> bySession(Frame symbol) {
        String sessions = text(symbol, "sessions");
        return SymbolSessions.isOpen(sessions, terminal.clock().serverMillis(Instant.now()))
                ? Optional.empty()
                : breach("MARKET_CLOSED", "outside the symbol's sessions: " + sessions);
    }

    private Optional<RuleBreach> byType(OrderCommand order, Frame symbol) {
        if (OrderFrames.place(order, "", 1).isEmpty()) {
            return breach("ORDER_TYPE", "MetaTrader 5 has no " + order.getType() + " with " + order.getTimeInForce());
        }
        long needed = switch (order.getType()) {
            case MARKET -> MODE_MARKET;
            case LIMIT -> MODE_LIMIT;
            case TAKE_PROFIT -> isOfPosition(order) ? MODE_TP : MODE_LIMIT;
            case STOP_MARKET -> isOfPosition(order) ? MODE_SL : MODE_STOP;
            case UNRECOGNISED -> 0;
        };
        return (number(symbol, "orders") & needed) != 0
                ? Optional.empty()
                : breach("ORDER_TYPE", "the symbol does not allow " + order.getType());
    }

    private boolean isOfPosition(OrderCommand order) {
        return isHedging() && order.getReduceOnly();
    }

    private static Optional<RuleBreach> byVolume(OrderCommand order, Frame symbol) {
        BigDecimal volume = order.getQuantity();
        if (volume.compareTo(decimal(symbol, "volumeMin")) < 0) {
            return breach("MIN_VOLUME", volume.toPlainString() + " is below " + text(symbol, "volumeMin"));
        }
        if (volume.compareTo(decimal(symbol, "volumeMax")) > 0) {
            return breach("MAX_VOLUME", volume.toPlainString() + " is above " + text(symbol, "volumeMax"));
        }
        return volume.remainder(decimal(symbol, "volumeStep")).signum() == 0
                ? Optional.empty()
                : breach("VOLUME_STEP", volume.toPlainString() + " is no multiple of " + text(symbol, "volumeStep"));
    }

    private static Optional<RuleBreach> byPrice(OrderCommand order, Frame symbol) {
        BigDecimal price = order.getType() == OrderType.LIMIT ? order.getLimitPrice() : order.getTriggerPrice();
        if (order.getType() == OrderType.MARKET || price == null) {
            return Optional.empty();
        }
        return price.signum() > 0
                        && price.remainder(decimal(symbol, "tickSize")).signum() == 0
                ? Optional.empty()
                : breach("TICK_SIZE", price.toPlainString() + " is no multiple of " + text(symbol, "tickSize"));
    }

    private static Optional<RuleBreach> breach(String code, String text) {
        return Optional.of(new RuleBreach(code, text));
    }

    /** A symbol that was checked when it came, and is not what it was: a fault of this programme, not of the order. */
    private static final class Garbled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Garbled(FrameFault fault) {
            super(String.valueOf(fault.getMessage()), fault);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private static String text(Frame symbol, String name) {
        try {
            return symbol.text(name);
        } catch (FrameFault fault) {
            throw new Garbled(fault);
        }
    }

    private static long number(Frame symbol, String name) {
        try {
            return symbol.number(name);
        } catch (FrameFault fault) {
            throw new Garbled(fault);
        }
    }

    private static BigDecimal decimal(Frame symbol, String name) {
        try {
            return symbol.decimal(name);
        } catch (FrameFault fault) {
            throw new Garbled(fault);
        }
    }
}
