package io.sluice.binance.sim.rest;

import io.sluice.binance.sim.exchange.Refusal;
import io.sluice.binance.sim.exchange.RefusalCode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A request's parameters, from the query and the body; what is in both counts as it is in the query. */
public final class Parameters {
    private static final String SIGNATURE = "signature";
    private static final int LONGEST_NUMBER = 40;

    /** The documents of the cancelling of conditional orders, and clients made from them, write these in lower case. */
    private static final Map<String, String> OTHER_NAMES = Map.of("algoid", "algoId", "clientalgoid", "clientAlgoId");

    private final Map<String, String> values;
    private final String payload;

    private Parameters(Map<String, String> values, String payload) {
        this.values = values;
        this.payload = payload;
    }

    static Parameters of(String query, String body) {
        Map<String, String> values = new LinkedHashMap<>();
        read(body, values);
        read(query, values);
        return new Parameters(values, unsigned(query) + unsigned(body));
    }

    private static void read(String encoded, Map<String, String> values) {
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                values.put(OTHER_NAMES.getOrDefault(name, name), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static String unsigned(String encoded) {
        StringBuilder kept = new StringBuilder();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.startsWith(SIGNATURE + "=") && !pair.isEmpty()) {
                kept.append(kept.isEmpty() ? "" : "&").append(pair);
            }
        }
        return kept.toString();
    }

    /** What the signature is of: query and body as they were sent, one after the other, without the signature. */
    String payload() {
        return payload;
    }

    String signature() {
        return text(SIGNATURE);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String text(String name) {
        return find(name).orElseThrow(missing(name));
    }

    long number(String name) {
        return parsed(name, text(name), Long::parseLong);
    }

    Optional<Long> findNumber(String name) {
        return find(name).map(value -> parsed(name, value, Long::parseLong));
    }

    BigDecimal decimal(String name) {
        return findDecimal(name).orElseThrow(missing(name));
    }

    Optional<BigDecimal> findDecimal(String name) {
        return find(name).map(value -> parsed(name, value, Parameters::plain));
    }

    boolean flag(String name) {
        return find(name).map(value -> value.equalsIgnoreCase("true")).orElse(false);
    }

    <E extends Enum<E>> E one(Class<E> type, String value, RefusalCode otherwise) {
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException unknown) {
            throw otherwise.with();
        }
    }

    static Supplier<Refusal> missing(String name) {
        return () -> RefusalCode.MANDATORY_PARAMETER.with(name);
    }

    private interface Parser<T> {
        T parse(String value);
    }

    private static <T> T parsed(String name, String value, Parser<T> parser) {
        try {
            return parser.parse(value);
        } catch (NumberFormatException malformed) {
            throw RefusalCode.MANDATORY_PARAMETER.with(name);
        }
    }

    /** No exponents, which could ask for a number of a billion digits. */
    private static BigDecimal plain(String value) {
        if (value.length() > LONGEST_NUMBER || !value.matches("-?[0-9]*\\.?[0-9]+")) {
            throw new NumberFormatException(value);
        }
        return new BigDecimal(value);
    }
}
