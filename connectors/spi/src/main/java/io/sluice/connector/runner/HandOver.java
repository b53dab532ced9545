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
 * @param silentUntil until when the venue has asked for silence, milliseconds of 1970; 0 where it has not
 */
record HandOver(long epoch, long ordersFrom, long eventsFrom, long fillsFrom, long silentUntil) {
    /** Everything is read from its beginning. */
    static final HandOver NOTHING = new HandOver(0, 0, 0, 0, 0);

    private static final Pattern TEXT =
            Pattern.compile("epoch=(\\d+) orders=(\\d+) events=(\\d+) fills=(\\d+)(?: silent=(\\d+))?");

    /** One without silence. */
    HandOver(long epoch, long ordersFrom, long eventsFrom, long fillsFrom) {
        this(epoch, ordersFrom, eventsFrom, fillsFrom, 0);
    }

    /** The same, and the venue has asked for silence. */
    HandOver silentUntil(long millis) {
        return new HandOver(epoch, ordersFrom, eventsFrom, fillsFrom, millis);
    }

    String text() {
        String from = "epoch=%d orders=%d events=%d fills=%d".formatted(epoch, ordersFrom, eventsFrom, fillsFrom);
        return silentUntil == 0 ? from : from + " silent=" + silentUntil;
    }

    /** Reads {@link #text}; anything else, as an offset that was set by hand has it, is {@link #NOTHING}. */
    static HandOver parse(String text) {
        Matcher fields = TEXT.matcher(text);
        return fields.matches()
                ? new HandOver(
                        Long.parseLong(fields.group(1)),
                        Long.parseLong(fields.group(2)),
                        Long.parseLong(fields.group(3)),
                        Long.parseLong(fields.group(4)),
                        fields.group(5) == null ? 0 : Long.parseLong(fields.group(5)))
                : NOTHING;
    }
}
