package io.sluice.risk;

import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an account asks of a market before it enters, and how much of its margin may be in use.
 *
 * @param maxSpread R-SLIPPAGE: widest spread, fraction of the middle between bid and ask; default 0.005
 * @param maxSlippage R-SLIPPAGE: estimated slippage must be less, fraction of the same; default 0.02
 * @param maxQuoteAge R-SLIPPAGE: oldest bid and ask; default 30 seconds
 * @param minVolume R-LIQUIDITY: least value traded in 24 hours, account currency; default 0: not asked
 * @param minVolumes R-LIQUIDITY: the same by instrument
 * @param maxMarginRatio R-LIQUIDATION: largest required margin ÷ margin balance, above 0, at most 1; default 0.9
 * @param onMarginRatio R-LIQUIDATION: what is done beyond that; default ALERT
 */
public record MarketLimits(
        BigDecimal maxSpread,
        BigDecimal maxSlippage,
        Duration maxQuoteAge,
        Money minVolume,
        Map<String, Money> minVolumes,
        BigDecimal maxMarginRatio,
        OnMarginRatio onMarginRatio) {
    /** The numbers of the specification; what it names in bitcoin has no meaning for most instruments, and is not asked. */
    public static final MarketLimits DEFAULT = new MarketLimits(
            new BigDecimal("0.005"),
            new BigDecimal("0.02"),
            Duration.ofSeconds(30),
            Money.ZERO,
            Map.of(),
            new BigDecimal("0.9"),
            OnMarginRatio.ALERT);

    /** @throws IllegalArgumentException naming the limit and the value that cannot be */
    public MarketLimits {
        minVolumes = Map.copyOf(minVolumes);
        require(maxSpread.signum() >= 0, "maxSpread must not be negative, but is " + maxSpread);
        require(maxSlippage.signum() > 0, "maxSlippage must be positive, not " + maxSlippage);
        require(maxQuoteAge.isPositive(), "maxQuoteAge must be positive, not " + maxQuoteAge);
        require(!minVolume.isNegative(), "minVolume must not be negative, but is " + minVolume);
        minVolumes.forEach((instrument, least) ->
                require(!least.isNegative(), "minVolume of " + instrument + " must not be negative, but is " + least));
        require(
                maxMarginRatio.signum() > 0 && maxMarginRatio.compareTo(BigDecimal.ONE) <= 0,
                "maxMarginRatio must be above 0 and up to 1, not " + maxMarginRatio);
    }

    /** Least value that must have traded of an instrument; zero where it is not asked. */
    public Money minVolumeOf(String instrument) {
        return minVolumes.getOrDefault(instrument, minVolume);
    }

    /** Whether any instrument is asked for what has traded. */
    public boolean asksForVolume() {
        return !minVolume.isZero() || minVolumes.values().stream().anyMatch(least -> !least.isZero());
    }

    /** Lines that say what differs from the defaults. */
    String canonicalText() {
        return line("maxSpread", plain(maxSpread), plain(DEFAULT.maxSpread))
                + line("maxSlippage", plain(maxSlippage), plain(DEFAULT.maxSlippage))
                + line("maxQuoteAge", maxQuoteAge, DEFAULT.maxQuoteAge)
                + line("minVolume", minVolume, DEFAULT.minVolume)
                + line("minVolumes", new TreeMap<>(minVolumes), Map.of())
                + line("maxMarginRatio", plain(maxMarginRatio), plain(DEFAULT.maxMarginRatio))
                + line("onMarginRatio", onMarginRatio, DEFAULT.onMarginRatio);
    }

    private static String line(String name, Object value, Object usual) {
        return value.equals(usual) ? "" : "\n" + name + "=" + value;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
