package io.sluice.connector.runner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the owner of a partition leaves to the next one, in the metadata of the committed offset, so that both change in
 * one transaction.
 *
 * @param epoch number of the owner; 0 before the first
 * @param ordersFrom first offset of the orders that is needed to restore what is remembered
 * @param eventsFrom the same of the order events
 * @param fillsFrom the same of the fills
 */
record HandOver(long epoch, long ordersFrom, long eventsFrom, long fillsFrom) {
    /** Everything is read from its beginning. */
    static final HandOver NOTHING = new HandOver(0, 0, 0, 0);

    private static final Pattern TEXT = Pattern.compile("epoch=(\\d+) orders=(\\d+) events=(\\d+) fills=(\\d+)");

    String text() {
        return "epoch=%d orders=%d events=%d fills=%d".formatted(epoch, ordersFrom, eventsFrom, fillsFrom);
    }

    /** Reads {@link #text}; anything else, as an offset that was set by hand has it, is {@link #NOTHING}. */
    static HandOver parse(String text) {
        Matcher fields = TEXT.matcher(text);
        return fields.matches()
                ? new HandOver(
                        Long.parseLong(fields.group(1)),
                        Long.parseLong(fields.group(2)),
                        Long.parseLong(fields.group(3)),
                        Long.parseLong(fields.group(4)))
                : NOTHING;
    }
}
