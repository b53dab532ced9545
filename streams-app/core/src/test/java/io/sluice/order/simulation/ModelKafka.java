package io.sluice.order.simulation;

import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of Kafka as exactly once rests on: a log of commands, some of them in transactions that were aborted; a log of
 * what owners wrote; a committed position; and an epoch that fences whoever had the one before.
 */
final class ModelKafka {
    /** One record of the commands' log. */
    record Entry(OrderCommand command, boolean committed) {}

    /** What one transaction holds. */
    record Batch(List<OrderEvent> events, List<Fill> fills) {
        static final Batch EMPTY = new Batch(List.of(), List.of());
    }

    private final List<Entry> commands = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final boolean fencing;
    private int position;
    private long epoch;

    /** @param fencing whether an owner that was replaced is refused, as it is */
    ModelKafka(boolean fencing) {
        this.fencing = fencing;
    }

    void append(OrderCommand command, boolean committed) {
        commands.add(new Entry(command, committed));
    }

    /** A new owner: everyone before it is fenced, and what they had open is aborted. */
    long takeOver() {
        return ++epoch;
    }

    /** @return false when the owner has been replaced; then nothing was written */
    boolean commit(long owner, Batch batch, int newPosition) {
        if (fencing && owner != epoch) {
            return false;
        }
        events.addAll(batch.events());
        fills.addAll(batch.fills());
        position = Math.max(position, newPosition);
        return true;
    }

    int position() {
        return position;
    }

    List<Entry> commands() {
        return commands;
    }

    List<OrderEvent> events() {
        return events;
    }

    List<Fill> fills() {
        return fills;
    }
}
