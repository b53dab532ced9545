package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;

/**
 * What a terminal says of itself when it connects; fields as in docs/mt5-protocol.md, section 2.
 *
 * @param connected to its trade server
 * @param journal identity of its journal
 * @param records how many records that holds
 */
public record Hello(
        long version,
        String terminal,
        String run,
        String ea,
        long login,
        String server,
        String name,
        String company,
        String currency,
        AccountMode mode,
        String kind,
        boolean connected,
        boolean tradeAllowed,
        long serverTime,
        long utcOffset,
        String journal,
        long records,
        long firstEvent,
        long lastEvent) {

    /** How positions of an account are kept. */
    public enum AccountMode {
        NETTING,
        EXCHANGE,
        HEDGING;

        /** Whether there may be several positions of one symbol. */
        public boolean isHedging() {
            return this == HEDGING;
        }
    }

    private static final long LONGEST_OFFSET_SECONDS = 18 * 3_600;

    static Hello of(Frame frame) throws FrameFault {
        long utcOffset = frame.number("utcOffset");
        if (Math.abs(utcOffset) > LONGEST_OFFSET_SECONDS) {
            throw new FrameFault("utcOffset", "must be within 18 hours");
        }
        if (frame.number("login") <= 0) {
            throw new FrameFault("login", "must be positive");
        }
        return new Hello(
                frame.number("v"),
                frame.id("terminal"),
                frame.id("run"),
                frame.text("ea"),
                frame.number("login"),
                frame.text("server"),
                frame.text("name"),
                frame.text("company"),
                frame.text("currency"),
                mode(frame.text("mode")),
                frame.text("kind"),
                frame.flag("connected"),
                frame.flag("tradeAllowed"),
                frame.number("serverTime"),
                utcOffset,
                frame.id("journal"),
                frame.number("records"),
                frame.number("firstEvent"),
                frame.number("lastEvent"));
    }

    private static AccountMode mode(String text) throws FrameFault {
        for (AccountMode mode : AccountMode.values()) {
            if (mode.name().equals(text)) {
                return mode;
            }
        }
        throw new FrameFault("mode", "must be NETTING, EXCHANGE or HEDGING");
    }
}
