package io.sluice.mt5.sim;

import io.sluice.mt5.sim.Market.Quote;
import java.math.BigDecimal;
import java.util.Optional;

/** Why the simulated trade server refuses an order, as its return code; zero when it does not. */
final class Entry {
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final int EPOCH_WEEKDAY = 4;

    private Entry() {}

    static long refusal(Market market, Book book, TradeRequest request, long now) {
        Optional<SimSymbol> symbol = market.symbol(request.symbol());
        Optional<Quote> quote = market.quote(request.symbol());
        if (symbol.isEmpty() || quote.isEmpty()) {
            return Retcodes.INVALID;
        }
        long refusal = byMode(symbol.get(), book, request);
        if (refusal != 0) {
            return refusal;
        }
        if (!isOpen(symbol.get(), now)) {
            return Retcodes.MARKET_CLOSED;
        }
        if (!fits(request.volume(), symbol.get())) {
            return Retcodes.INVALID_VOLUME;
        }
        if (!request.filling().isEmpty() && !fillable(request, symbol.get())) {
            return Retcodes.INVALID_FILL;
        }
        return request.action().equals("pending") ? byPrice(request, symbol.get(), quote.get()) : 0;
    }

    private static long byMode(SimSymbol symbol, Book book, TradeRequest request) {
        boolean closes = book.reducible(request.symbol(), request.buys(), request.volume())
                .isPresent();
        return switch (symbol.tradeMode()) {
            case "DISABLED" -> Retcodes.TRADE_DISABLED;
            case "LONG_ONLY" -> request.buys() || closes ? 0 : Retcodes.LONG_ONLY;
            case "SHORT_ONLY" -> !request.buys() || closes ? 0 : Retcodes.SHORT_ONLY;
            case "CLOSE_ONLY" -> closes ? 0 : Retcodes.CLOSE_ONLY;
            default -> 0;
        };
    }

    private static boolean fits(BigDecimal volume, SimSymbol symbol) {
        return volume.compareTo(symbol.volumeMin()) >= 0
                && volume.compareTo(symbol.volumeMax()) <= 0
                && volume.remainder(symbol.volumeStep()).signum() == 0;
    }

    private static boolean fillable(TradeRequest request, SimSymbol symbol) {
        return switch (request.filling()) {
            case "FOK" -> (symbol.filling() & 1) != 0;
            case "IOC" -> (symbol.filling() & 2) != 0;
            case "BOC" -> (symbol.filling() & 4) != 0;
            default -> request.action().equals("pending") || !symbol.execution().equals("MARKET");
        };
    }

    private static long byPrice(TradeRequest request, SimSymbol symbol, Quote quote) {
        if (request.price().signum() <= 0
                || request.price().remainder(symbol.tickSize()).signum() != 0) {
            return Retcodes.INVALID_PRICE;
        }
        boolean beyond = switch (request.kind()) {
            case "BUY_LIMIT" -> request.price().compareTo(quote.ask()) < 0;
            case "SELL_LIMIT" -> request.price().compareTo(quote.bid()) > 0;
            case "BUY_STOP" -> request.price().compareTo(quote.ask()) > 0;
            default -> request.price().compareTo(quote.bid()) < 0;
        };
        return beyond ? 0 : Retcodes.INVALID_PRICE;
    }

    /** Whether a session of the server's weekday holds this time. */
    static boolean isOpen(SimSymbol symbol, long now) {
        long day = Math.floorMod(Math.floorDiv(now, MILLIS_A_DAY) + EPOCH_WEEKDAY, 7);
        long minute = Math.floorMod(now, MILLIS_A_DAY) / 60_000;
        for (String one : symbol.sessions().split(";", -1)) {
            if (one.startsWith(day + " ") && anyHolds(one.substring(2), minute)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyHolds(String ranges, long minute) {
        for (String range : ranges.split(",", -1)) {
            if (minute >= minutes(range.substring(0, 5)) && minute < minutes(range.substring(6))) {
                return true;
            }
        }
        return false;
    }

    private static long minutes(String clock) {
        return Long.parseLong(clock.substring(0, 2)) * 60 + Long.parseLong(clock.substring(3, 5));
    }
}
