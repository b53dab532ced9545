package io.sluice.delivery.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One alert on its way to one recipient. */
final class Sending {
    /** How far it is. */
    enum Phase {
        WAITING,
        UNDER_WAY,
        SETTLED
    }

    private final ChannelPlan plan;
    private final String recipient;
    private final boolean unlessReceived;
    private Phase phase = Phase.WAITING;
    private Instant notBefore;
    private @Nullable Instant firstAttempt;
    private int attempts;
    private boolean mayHaveArrived;

    /** @param unlessReceived not needed any more once a listener of the WebSocket has the alert */
    Sending(ChannelPlan plan, String recipient, boolean unlessReceived, Instant notBefore) {
        this.plan = plan;
        this.recipient = recipient;
        this.unlessReceived = unlessReceived;
        this.notBefore = notBefore;
    }

    ChannelPlan plan() {
        return plan;
    }

    String recipient() {
        return recipient;
    }

    boolean is(String channel, String whom) {
        return plan.channel().equals(channel) && recipient.equals(whom);
    }

    boolean waits() {
        return phase == Phase.WAITING;
    }

    boolean underWay() {
        return phase == Phase.UNDER_WAY;
    }

    boolean settled() {
        return phase == Phase.SETTLED;
    }

    boolean dueAt(Instant now) {
        return phase == Phase.WAITING && !notBefore.isAfter(now);
    }

    boolean obviatedByReceipt() {
        return unlessReceived && attempts == 0 && phase == Phase.WAITING;
    }

    boolean expiredAt(Instant now) {
        return firstAttempt != null && !now.isBefore(firstAttempt.plus(plan.timeToLive()));
    }

    boolean usedUp() {
        return attempts > plan.retries();
    }

    /** Whether an answer to the attempt of that number is news. */
    boolean awaits(int number) {
        return attempts == number && phase == Phase.UNDER_WAY;
    }

    int attempts() {
        return attempts;
    }

    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    void attempted(int number, Instant at) {
        attempts = number;
        firstAttempt = firstAttempt == null ? at : firstAttempt;
        phase = Phase.UNDER_WAY;
    }

    void settle() {
        phase = Phase.SETTLED;
    }

    void failed(Failure failure) {
        mayHaveArrived |= failure == Failure.UNCERTAIN;
        phase = failure == Failure.REFUSED ? Phase.SETTLED : Phase.WAITING;
    }

    /** The process that made the attempt has died; nobody will answer for it. */
    void orphan() {
        if (phase == Phase.UNDER_WAY) {
            mayHaveArrived = true;
            phase = Phase.WAITING;
        }
    }
}
