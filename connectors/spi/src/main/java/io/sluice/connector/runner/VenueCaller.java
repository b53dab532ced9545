package io.sluice.connector.runner;

import io.sluice.connector.OrderEntry;
import io.sluice.connector.RequestBudget.Use;
import io.sluice.connector.VenueSession;
import io.sluice.order.OrderInput;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls, each on a virtual thread, and hands what came of them to the account's desk. Every call gets one answer,
 * whatever is thrown. What has not left by its deadline never leaves.
 */
final class VenueCaller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueCaller.class);
    private static final String THREW = "CONNECTOR_THREW";

    private final HaltLatch latch;
    private final RunnerListener listener;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    VenueCaller(HaltLatch latch, RunnerListener listener, InstantSource clock) {
        this.latch = latch;
        this.listener = listener;
        this.clock = clock;
    }

    void make(AccountDesk desk, VenueCall call) {
        threads.execute(() -> desk.put(
                switch (call) {
                    case VenueCall.Place place -> answered(place, place(desk, place));
                    case VenueCall.Cancel cancel -> answered(cancel, cancel(desk, cancel));
                    case VenueCall.LookUp lookUp ->
                        new OrderInput.LookedUp(
                                clock.instant(), lookUp.order().getOrderId(), lookUp.number(), find(desk, lookUp));
                }));
    }

    private OrderInput answered(VenueCall call, Answer answer) {
        return new OrderInput.Answered(clock.instant(), call.order().getOrderId(), call.number(), answer);
    }

    private Answer place(AccountDesk desk, VenueCall.Place call) {
        boolean entry = !call.order().getReduceOnly();
        try {
            VenueSession session = ready(desk, call.deadline(), entry ? Use.ENTRY : Use.REDUCE);
            if (session == null || !clock.instant().isBefore(call.deadline())) {
                return notSent(ErrorClass.NETWORK_ERROR, "no connection or no budget before the deadline");
            }
            if (entry && latch.isHalted(desk.account())) {
                return notSent(ErrorClass.API_ERROR, "halted on this machine");
            }
            listener.reached(RunnerStep.CALLING);
            Answer answer = session.orders().place(call);
            listener.reached(RunnerStep.CALLED);
            return answer;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return unknown(closing);
        } catch (RuntimeException fault) {
            LOG.error("placing order {} threw", call.order().getOrderId(), fault);
            return unknown(fault);
        }
    }

    private Answer cancel(AccountDesk desk, VenueCall.Cancel call) {
        try {
            VenueSession session = ready(desk, call.deadline(), Use.REDUCE);
            return session == null
                    ? notSent(ErrorClass.NETWORK_ERROR, "no connection or no budget before the deadline")
                    : session.orders().cancel(call);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return unknown(closing);
        } catch (RuntimeException fault) {
            LOG.error("cancelling order {} threw", call.order().getOrderId(), fault);
            return unknown(fault);
        }
    }

    private Finding find(AccountDesk desk, VenueCall.LookUp call) {
        try {
            VenueSession session = ready(desk, call.deadline(), Use.QUERY);
            return session == null
                    ? new Finding.Inconclusive(ErrorClass.NETWORK_ERROR, OrderEntry.NOT_SENT, "not asked in time")
                    : session.lookup().find(call);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Finding.Inconclusive(ErrorClass.UNKNOWN_ERROR, THREW, String.valueOf(closing));
        } catch (RuntimeException fault) {
            LOG.error("looking for order {} threw", call.order().getOrderId(), fault);
            return new Finding.Inconclusive(ErrorClass.UNKNOWN_ERROR, THREW, String.valueOf(fault));
        }
    }

    /** The connection, once the budget allows one more call; null when that is not before the deadline. */
    private @Nullable VenueSession ready(AccountDesk desk, Instant deadline, Use use) throws InterruptedException {
        VenueSession session = desk.session(deadline);
        while (session != null) {
            Duration wait = session.budget().take(use);
            if (wait.isZero()) {
                return session;
            }
            if (!clock.instant().plus(wait).isBefore(deadline)) {
                return null;
            }
            Thread.sleep(wait);
        }
        return null;
    }

    private static Answer notSent(ErrorClass errorClass, String text) {
        return new Answer.Refused(errorClass, OrderEntry.NOT_SENT, text, null);
    }

    private static Answer unknown(Exception thrown) {
        return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, THREW, String.valueOf(thrown));
    }

    /** Calls under way are left to themselves; their answers reach nobody. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
