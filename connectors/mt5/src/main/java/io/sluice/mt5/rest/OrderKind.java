package io.sluice.mt5.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kinds of orders, each under its name here, as OP_ and without underscore as MetaTrader 4 has it, and as ORDER_TYPE_. */
enum OrderKind {
    BUY,
    SELL,
    BUY_LIMIT,
    SELL_LIMIT,
    BUY_STOP,
    SELL_STOP;

    static final String NAMES = Arrays.stream(values()).map(OrderKind::alias).collect(Collectors.joining(", "));

    static Optional<OrderKind> of(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> name.equals(kind.name())
                        || name.equals(kind.alias())
                        || name.equals("ORDER_TYPE_" + kind.name()))
                .findFirst();
    }

    /** The name that MetaTrader 4 had for it. */
    String alias() {
        return "OP_" + name().replace("_", "");
    }

    boolean isPending() {
        return this != BUY && this != SELL;
    }
}
