package io.sluice.local.up;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast history is played.
 *
 * @param factor seconds of history a second of real time; infinite for as fast as the pipeline answers
 */
public record Speed(double factor) {
    /** As fast as the pipeline answers. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** @throws IllegalArgumentException when the factor is not positive */
    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed must be a positive number or 'max', not " + factor);
        }
    }

    /** The speed of a configuration: empty means as fast as the pipeline answers. */
    public static Speed of(Optional<BigDecimal> factor) {
        return factor.map(number -> new Speed(number.doubleValue())).orElse(MAX);
    }

    /** True when nothing holds history back. */
    boolean isMax() {
        return Double.isInfinite(factor);
    }

    /** Real time that a stretch of history takes. */
    Duration realTime(Duration history) {
        return isMax() ? Duration.ZERO : Duration.ofNanos((long) (history.toNanos() / factor));
    }

    @Override
    public String toString() {
        return isMax()
                ? "as fast as it goes"
                : new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(factor)
                        + "× real time";
    }
}
