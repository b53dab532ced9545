package io.sluice.local.config;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/** Guesses what an instrument is from its name and prices: good enough to try things out, never for real money. */
final class AssumedInstrument {
    private static final List<String> CURRENCIES = List.of(
            "USDT", "USDC", "FDUSD", "BUSD", "TUSD", "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD", "BRL",
            "BTC", "ETH", "BNB");
    private static final String USUAL_CURRENCY = "USD";
    private static final BigDecimal LARGEST_ORDER_LOTS = new BigDecimal(1_000_000_000);
    private static final int MOST_DECIMALS = 8;

    private AssumedInstrument() {}

    static InstrumentDefinition of(String id, Collection<Candle> candles) {
        BigDecimal lot = lotStep(candles);
        return new InstrumentDefinition(
                id,
                currency(id.substring(id.indexOf(':') + 1)),
                tickSize(candles),
                lot,
                lot,
                lot.multiply(LARGEST_ORDER_LOTS),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    static String announcement(InstrumentDefinition assumed) {
        return """
                %s is not configured. Assumed from its prices; to say otherwise, write in a --config file:
                instruments:
                  - {id: "%s", quoteCurrency: %s, tickSize: %s, lotStep: %s, minQuantity: %s, maxQuantity: %s}""".formatted(
                        assumed.id(),
                        assumed.id(),
                        assumed.quoteCurrency(),
                        assumed.tickSize().toPlainString(),
                        assumed.lotStep().toPlainString(),
                        assumed.minQuantity().toPlainString(),
                        assumed.maxQuantity().toPlainString());
    }

    /** The currency that the symbol ends with, as in BTCUSDT or EURUSD. */
    private static String currency(String symbol) {
        return CURRENCIES.stream()
                .filter(currency -> symbol.endsWith(currency) && symbol.length() > currency.length())
                .findFirst()
                .orElse(USUAL_CURRENCY);
    }

    /** As many decimals as the prices have. */
    private static BigDecimal tickSize(Collection<Candle> candles) {
        int decimals = prices(candles)
                .mapToInt(
                        price -> BigDecimal.valueOf(price).stripTrailingZeros().scale())
                .max()
                .orElse(2);
        return BigDecimal.ONE.movePointLeft(Math.clamp(decimals, 0, MOST_DECIMALS));
    }

    /** The largest power of ten that is worth at most a tenth of a unit of money: fine enough for small accounts. */
    private static BigDecimal lotStep(Collection<Candle> candles) {
        double price = prices(candles).max().orElse(1);
        int exponent = BigDecimal.valueOf(Math.log10(0.1 / price))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        return BigDecimal.ONE.scaleByPowerOfTen(Math.clamp(exponent, -MOST_DECIMALS, MOST_DECIMALS));
    }

    private static DoubleStream prices(Collection<Candle> candles) {
        return candles.stream()
                .flatMapToDouble(candle ->
                        DoubleStream.of(candle.getOpen(), candle.getHigh(), candle.getLow(), candle.getClose()))
                .filter(price -> Double.isFinite(price) && price > 0);
    }
}
