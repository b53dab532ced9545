package io.sluice.files;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name tells: Binance names its files {@code BTCUSDT-1m-2024-01}, MetaTrader {@code EURUSD_M5_2024…}.
 *
 * @param symbol symbol as the venue writes it; empty when the name follows neither habit
 * @param length name of the timeframe, as {@code 5m}, known to Sluice or not; empty as above
 */
record FileName(Optional<String> symbol, Optional<String> length) {
    private static final Pattern BINANCE =
            Pattern.compile("([A-Z0-9_]{2,30})-(1s|[1-9]\\d?m|[1-9]\\d?h|[13]d|1w|1M|1mo)(?:[-_.].*)?");
    private static final Pattern METATRADER = Pattern.compile(
            "([A-Za-z0-9.#$]{2,30})[_-](M[1-9]\\d?|H[1-9]\\d?|D1|W1|MN1?|Daily)(?:[-_.].*)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> LENGTHS =
            Map.of("D1", "1d", "DAILY", "1d", "W1", "1w", "MN", "1M", "MN1", "1M");

    static FileName of(String baseName) {
        Matcher binance = BINANCE.matcher(baseName);
        if (binance.matches()) {
            return new FileName(Optional.of(binance.group(1)), Optional.of(binance.group(2)));
        }
        Matcher metaTrader = METATRADER.matcher(baseName);
        if (metaTrader.matches()) {
            return new FileName(
                    Optional.of(metaTrader.group(1)),
                    Optional.of(lengthOf(metaTrader.group(2).toUpperCase(Locale.ROOT))));
        }
        return new FileName(Optional.empty(), Optional.empty());
    }

    private static String lengthOf(String period) {
        String listed = LENGTHS.get(period);
        return listed == null ? period.substring(1) + period.substring(0, 1).toLowerCase(Locale.ROOT) : listed;
    }

    /** @throws IllegalArgumentException when the name tells a timeframe that Sluice does not know */
    Optional<Timeframe> timeframe() {
        return length.map(Timeframes::named);
    }
}
