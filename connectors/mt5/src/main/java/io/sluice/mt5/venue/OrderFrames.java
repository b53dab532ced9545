package io.sluice.mt5.venue;

import io.sluice.mt5.frame.Frame;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Order commands as requests to a terminal, as they are: no rounding, no default, no repair. */
final class OrderFrames {
    /** Points that a market order may slip where the symbol is executed at a price. */
    static final long DEVIATION_POINTS = 20;

    private OrderFrames() {}

    /** Empty when MetaTrader 5 has no such order. */
    static Optional<Frame.Builder> place(OrderCommand command, String symbol, long magic) {
        return shape(command)
                .map(frame -> frame.put("symbol", symbol)
                        .put("volume", command.getQuantity().stripTrailingZeros())
                        .put("deviation", DEVIATION_POINTS)
                        .put("magic", magic)
                        .put("unique", true)
                        .put("reduceOnly", command.getReduceOnly())
                        .put("comment", command.getClientOrderId()));
    }

    private static Optional<Frame.Builder> shape(OrderCommand command) {
        if (command.getSide() == Side.UNRECOGNISED) {
            return Optional.empty();
        }
        return switch (command.getType()) {
            case MARKET -> market(command);
            case LIMIT -> pending(command, "_LIMIT", command.getLimitPrice());
            case STOP_MARKET -> pending(command, "_STOP", command.getTriggerPrice());
            // What takes a profit waits at a better price, which is what a limit order does.
            case TAKE_PROFIT -> pending(command, "_LIMIT", command.getTriggerPrice());
            case UNRECOGNISED -> Optional.empty();
        };
    }

    private static Optional<Frame.Builder> market(OrderCommand command) {
        Frame.Builder frame = Frame.of("order")
                .put("action", "market")
                .put("kind", command.getSide().name());
        return switch (command.getTimeInForce()) {
            case GTC -> Optional.of(frame);
            case IOC -> Optional.of(frame.put("filling", "IOC"));
            case FOK -> Optional.of(frame.put("filling", "FOK"));
            case UNRECOGNISED -> Optional.empty();
        };
    }

    private static Optional<Frame.Builder> pending(OrderCommand command, String suffix, BigDecimal price) {
        return switch (command.getTimeInForce()) {
            case GTC ->
                price == null
                        ? Optional.empty()
                        : Optional.of(Frame.of("order")
                                .put("action", "pending")
                                .put("kind", command.getSide().name() + suffix)
                                .put("price", price.stripTrailingZeros()));
            case IOC, FOK, UNRECOGNISED -> Optional.empty();
        };
    }
}
