package io.sluice.order;

import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueReport;
import io.sluice.schemas.OrderCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happens to the orders of one account at one venue. */
public sealed interface OrderInput {

    /** Instant by the owner's clock; one that is earlier than the last counts as the last. */
    Instant now();

    /**
     * A command was read from the account's orders.
     *
     * @param breach the venue's rule that it breaks; null when it breaks none
     */
    record Commanded(
            Instant now, OrderCommand command, @Nullable RuleBreach breach) implements OrderInput {}

    /**
     * A call to place or cancel was answered.
     *
     * @param call number of the call
     */
    record Answered(Instant now, String orderId, long call, Answer answer) implements OrderInput {}

    /**
     * A lookup came back.
     *
     * @param call number of the call
     */
    record LookedUp(Instant now, String orderId, long call, Finding finding) implements OrderInput {}

    /** The venue told something by itself. */
    record Reported(Instant now, VenueReport report) implements OrderInput {}

    /** The whole account was asked for. */
    record Compared(Instant now, AccountPicture picture) implements OrderInput {}

    /**
     * This owner has taken the orders over, restored from their logs.
     *
     * @param epoch number of the owner, higher than that of every owner before
     */
    record TakenOver(Instant now, long epoch) implements OrderInput {}

    /** Whether the account is halted on this machine: nothing that opens a position is sent while it is. */
    record Halted(Instant now, boolean halted) implements OrderInput {}

    /** Time has passed. */
    record Passed(Instant now) implements OrderInput {}
}
