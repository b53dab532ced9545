package io.sluice.account;

import io.sluice.position.Stops;
import io.sluice.schemas.Leg;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import io.sluice.value.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the stop and the target of one trade belong, and which orders keep them there. Empty while nothing is held, but
 * for the revisions: an order id is never given twice.
 */
final class Bracket extends Remembered {
    static final String PREFIX = "bracket:";

    private final String slot;
    private @Nullable Price bestClose;
    private @Nullable Price stopPrice;
    private @Nullable Price targetPrice;
    private @Nullable String stopOrderId;
    private @Nullable String targetOrderId;
    private @Nullable BigDecimal stopDistance;
    private @Nullable BigDecimal targetDistance;
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
    Price targetPrice() {
        return targetPrice;
    }

    @Nullable
    String stopOrderId() {
        return stopOrderId;
    }

    @Nullable
    String targetOrderId() {
        return targetOrderId;
    }

    /** Distance the stop was sized with, points; null when no entry of ours opened the trade. */
    @Nullable
    BigDecimal stopDistance() {
        return stopDistance;
    }

    /** Distance the target was sized with, points; null when it has none. */
    @Nullable
    BigDecimal targetDistance() {
        return targetDistance;
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
        targetPrice = null;
        stopOrderId = null;
        targetOrderId = null;
        stopDistance = null;
        targetDistance = null;
        touch();
    }

    /** How far stop and target were when the entry was sized. */
    void plan(@Nullable BigDecimal distanceOfStop, @Nullable BigDecimal distanceOfTarget) {
        stopDistance = distanceOfStop;
        targetDistance = distanceOfTarget;
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

    void targetAt(@Nullable Price price) {
        targetPrice = price;
        touch();
    }

    void protectedBy(String orderId) {
        stopOrderId = orderId;
        touch();
    }

    void targetedBy(String orderId) {
        targetOrderId = orderId;
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
                .optional(targetPrice, SlotWriter::price)
                .optional(stopOrderId, SlotWriter::text)
                .optional(targetOrderId, SlotWriter::text)
                .optional(stopDistance, SlotWriter::exact)
                .optional(targetDistance, SlotWriter::exact)
                .count(stopFailures)
                .count(stopRevision)
                .count(targetRevision)
                .count(exitRevision);
    }

    @Override
    void read(SlotReader in) {
        bestClose = in.optional(SlotReader::price);
        stopPrice = in.optional(SlotReader::price);
        targetPrice = in.optional(SlotReader::price);
        stopOrderId = in.optional(SlotReader::text);
        targetOrderId = in.optional(SlotReader::text);
        stopDistance = in.optional(SlotReader::exact);
        targetDistance = in.optional(SlotReader::exact);
        stopFailures = in.count();
        stopRevision = in.count();
        targetRevision = in.count();
        exitRevision = in.count();
    }
}
