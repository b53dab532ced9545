package io.sluice.account;

import io.sluice.position.Stops;
import io.sluice.schemas.Leg;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the stop and the targets of one trade belong, and which orders keep them there. Empty while nothing is held, but
 * for the revisions: an order id is never given twice.
 */
final class Bracket extends Remembered {
    static final String PREFIX = "bracket:";

    /** First layout with more than one target. */
    private static final int WITH_LADDER = 2;

    private final String slot;
    private @Nullable Price bestClose;
    private @Nullable Price stopPrice;
    private @Nullable String stopOrderId;
    private @Nullable BigDecimal stopDistance;
    private final Ladder ladder = new Ladder();
    private int stopFailures;
    private int stopRevision;
    private int targetRevision;
    private int exitRevision;

    Bracket(Changes changes, String instrument) {
        super(changes);
        this.slot = PREFIX + instrument;
    }

    /** Null while nothing is held. */
    @Nullable
    Price bestClose() {
        return bestClose;
    }

    @Nullable
    Price stopPrice() {
        return stopPrice;
    }

    @Nullable
    String stopOrderId() {
        return stopOrderId;
    }

    /** Distance the stop was sized with, points; null when no entry of ours opened the trade. */
    @Nullable
    BigDecimal stopDistance() {
        return stopDistance;
    }

    /** The targets; to be changed by the methods of this class alone, which remember it. */
    Ladder ladder() {
        return ladder;
    }

    /** Stops the venue ended without being asked since one last worked. */
    int stopFailures() {
        return stopFailures;
    }

    /** A new trade begins. */
    void open(boolean anotherDecision) {
        if (anotherDecision) {
            stopRevision = 0;
            targetRevision = 0;
            exitRevision = 0;
        }
        stopFailures = 0;
        close();
    }

    /** Nothing is held any more. */
    void close() {
        bestClose = null;
        stopPrice = null;
        stopOrderId = null;
        stopDistance = null;
        ladder.clear();
        touch();
    }

    /** How far stop and targets were when the entry was sized; targets stay as they are once there are some. */
    void plan(@Nullable BigDecimal distanceOfStop, LadderPlan targets) {
        stopDistance = distanceOfStop;
        if (ladder.isEmpty()) {
            ladder.plan(targets);
        }
        touch();
    }

    /**
     * Remembers the best of all closes.
     *
     * @param direction 1 for long, -1 for short
     */
    void follow(int direction, Price close) {
        if (bestClose == null || Stops.isTighter(direction, close, bestClose)) {
            bestClose = close;
            touch();
        }
    }

    /**
     * R-TRAIL: a stop never loosens while the trade lives.
     *
     * @param direction 1 for long, -1 for short
     */
    void stopAt(int direction, Price price) {
        stopPrice = stopPrice == null ? price : Stops.tighter(direction, stopPrice, price);
        touch();
    }

    /** See {@link Ladder#anchor}. */
    void anchorTargets(int direction, Price entry, BigDecimal tick) {
        ladder.anchor(direction, entry, tick);
        touch();
    }

    /** See {@link Ladder#step}. */
    boolean stepTargets(long held) {
        boolean stepped = ladder.comesNearer() && ladder.step(held);
        if (stepped) {
            touch();
        }
        return stepped;
    }

    /** See {@link Ladder#reduced}. */
    void reduced(@Nullable String orderId, Quantity quantity, Quantity held, BigDecimal lot) {
        ladder.reduced(orderId, quantity, held, lot);
        touch();
    }

    void protectedBy(String orderId) {
        stopOrderId = orderId;
        touch();
    }

    /** @param orderId null when no order takes that target any more */
    void targetedBy(int rung, @Nullable String orderId) {
        ladder.put(rung, ladder.rungs().get(rung).by(orderId));
        touch();
    }

    /** The venue has ended the order of a target unfilled. */
    void abandonTarget(int rung) {
        ladder.put(rung, ladder.rungs().get(rung).abandoned());
        touch();
    }

    void countStopFailure() {
        stopFailures++;
        touch();
    }

    void stopWorks() {
        if (stopFailures != 0) {
            stopFailures = 0;
            touch();
        }
    }

    /** Number of the next order of a leg of the trade's decision; never given twice. */
    int nextRevision(Leg leg) {
        touch();
        return switch (leg) {
            case STOP -> stopRevision++;
            case TARGET -> targetRevision++;
            case EXIT -> exitRevision++;
            case ENTRY, UNRECOGNISED -> throw new IllegalArgumentException(leg + " is not replaced");
        };
    }

    @Override
    String slot() {
        return slot;
    }

    @Override
    void write(SlotWriter out) {
        out.optional(bestClose, SlotWriter::price)
                .optional(stopPrice, SlotWriter::price)
                .optional(stopOrderId, SlotWriter::text)
                .optional(stopDistance, SlotWriter::exact)
                .count(stopFailures)
                .count(stopRevision)
                .count(targetRevision)
                .count(exitRevision);
        ladder.write(out);
    }

    @Override
    void read(SlotReader in) {
        if (in.version() < WITH_LADDER) {
            readSingleTarget(in);
        } else {
            bestClose = in.optional(SlotReader::price);
            stopPrice = in.optional(SlotReader::price);
            stopOrderId = in.optional(SlotReader::text);
            stopDistance = in.optional(SlotReader::exact);
            readCounts(in);
            ladder.read(in);
        }
    }

    private void readSingleTarget(SlotReader in) {
        bestClose = in.optional(SlotReader::price);
        stopPrice = in.optional(SlotReader::price);
        Price target = in.optional(SlotReader::price);
        stopOrderId = in.optional(SlotReader::text);
        String targetOrderId = in.optional(SlotReader::text);
        stopDistance = in.optional(SlotReader::exact);
        BigDecimal targetDistance = in.optional(SlotReader::exact);
        readCounts(in);
        ladder.readSingle(targetDistance, target, targetOrderId);
    }

    private void readCounts(SlotReader in) {
        stopFailures = in.count();
        stopRevision = in.count();
        targetRevision = in.count();
        exitRevision = in.count();
    }
}
