package io.sluice.binance.http;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of a request in the order in which they are signed and sent. Immutable. */
public final class Parameters {
    /** None. */
    public static final Parameters NONE = new Parameters(List.of());

    private final List<String> pairs;

    private Parameters(List<String> pairs) {
        this.pairs = pairs;
    }

    /** One parameter. */
    public static Parameters of(String name, String value) {
        return NONE.and(name, value);
    }

    /** These, and one more at the end. */
    public Parameters and(String name, String value) {
        List<String> more = new ArrayList<>(pairs);
        more.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        return new Parameters(List.copyOf(more));
    }

    /** These, and a whole number. */
    public Parameters and(String name, long value) {
        return and(name, Long.toString(value));
    }

    /** These, and a decimal in plain notation: the exchange refuses exponents. */
    public Parameters and(String name, BigDecimal value) {
        return and(name, value.stripTrailingZeros().toPlainString());
    }

    /** These, and one more where there is a value. */
    public Parameters andIf(String name, @Nullable String value) {
        return value == null ? this : and(name, value);
    }

    /** As a query or a form: percent-encoded pairs joined by ampersands; empty when there are none. */
    public String encoded() {
        return String.join("&", pairs);
    }
}
