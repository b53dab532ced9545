package io.sluice.binance;

import java.util.Locale;

/** What an order may cost (O-MODES). */
public enum Mode {
    /** Nothing: orders go to the paper venue, and this connector refuses to be built. */
    PAPER,
    /** Nothing: the exchange's own test network, or a simulated venue on this machine. */
    TESTNET,
    /** Real money. */
    LIVE;

    /** @throws IllegalArgumentException naming the modes that exist */
    public static Mode named(String name) {
        for (Mode mode : values()) {
            if (mode.name().equals(name.toUpperCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new IllegalArgumentException("no mode '" + name + "': it is one of paper, testnet, live");
    }
}
