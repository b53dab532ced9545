package io.sluice.delivery.fold;

import io.sluice.schemas.Severity;
import java.time.Duration;
import java.util.List;

/**
 * What goes out on a channel, and how often it is tried.
 *
 * @param channel name of the channel, as on records
 * @param recipients who is told there, without secrets; each is told separately
 * @param from the least urgent alerts that it takes
 * @param trigger what makes them due
 * @param retries how often an attempt is repeated before the next channel is asked, too
 * @param firstWait before the first repetition; each later one is four times as long, up to {@code longestWait}
 * @param longestWait between two attempts, and between those of a critical alert when its repetitions are used up
 * @param timeToLive after its first attempt; an alert that is not critical is dropped then
 */
public record ChannelPlan(
        String channel,
        List<String> recipients,
        Severity from,
        Trigger trigger,
        int retries,
        Duration firstWait,
        Duration longestWait,
        Duration timeToLive) {
    private static final int GROWTH = 4;

    public ChannelPlan {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || retries < 0 || firstWait.isNegative() || firstWait.compareTo(longestWait) > 0) {
            throw new IllegalArgumentException("channel " + channel + " needs recipients, and waits that grow");
        }
    }

    boolean takes(Severity severity) {
        return severity.compareTo(from) >= 0;
    }

    /** How long the channel rests after so many failures in a row. */
    Duration waitAfter(int failures) {
        Duration wait = firstWait;
        for (int i = 1; i < failures && wait.compareTo(longestWait) < 0; i++) {
            wait = wait.multipliedBy(GROWTH);
        }
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
