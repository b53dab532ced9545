package io.sluice.venue;

import io.sluice.order.OrderRecord;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The layout of the paper venue's slots. Enumerations are kept by name, so that a new symbol moves none. */
final class PaperBytes {
    /** Version of the layout of every slot of the paper venue. */
    private static final int VERSION = 1;

    /** What most slots fit into, bytes. */
    private static final int USUAL_LENGTH = 512;

    private PaperBytes() {}

    /** Reads a slot of this layout. */
    static SlotReader reader(String slot, byte[] bytes) {
        return new SlotReader(slot, bytes, VERSION);
    }

    private static SlotWriter slot() {
        return new SlotWriter(VERSION, USUAL_LENGTH);
    }

    static byte[] venue(Instant now, long accepted, @Nullable Instant forgottenUpTo) {
        return slot().instant(now)
                .whole(accepted)
                .optional(forgottenUpTo, SlotWriter::instant)
                .toBytes();
    }

    static byte[] finished(FinishedOrders.Entry entry) {
        return slot().whole(entry.number())
                .text(entry.orderId())
                .instant(entry.placedAt())
                .toBytes();
    }

    static FinishedOrders.Entry finished(SlotReader in) {
        return new FinishedOrders.Entry(in.whole(), in.text(), in.instant());
    }

    static byte[] book(InstrumentBook book) {
        return slot().text(book.instrument())
                .optional(book.last(), PaperBytes::writeBar)
                .quantity(book.position())
                .quantity(book.taken())
                .toBytes();
    }

    static InstrumentBook book(SlotReader in) {
        return new InstrumentBook(in.text(), in.optional(PaperBytes::readBar), in.quantity(), in.quantity());
    }

    private static void writeBar(SlotWriter out, Bar bar) {
        out.real(bar.open())
                .real(bar.high())
                .real(bar.low())
                .real(bar.close())
                .real(bar.volume())
                .optional(bar.atr(), SlotWriter::real)
                .instant(bar.time());
    }

    private static Bar readBar(SlotReader in) {
        return new Bar(
                in.real(), in.real(), in.real(), in.real(), in.real(), in.optional(SlotReader::real), in.instant());
    }

    static byte[] order(WorkingOrder order) {
        SlotWriter out = slot();
        writeCommand(out, order.placed());
        writeRecord(out, order.record());
        return out.whole(order.number())
                .instant(order.acceptedAt())
                .flag(order.arriving())
                .flag(order.triggered())
                .count(order.fills())
                .price(order.reference())
                .toBytes();
    }

    static WorkingOrder order(SlotReader in) {
        OrderCommand command = readCommand(in);
        return new WorkingOrder(
                readRecord(in, command), in.whole(), in.instant(), in.flag(), in.flag(), in.count(), in.price());
    }

    private static void writeRecord(SlotWriter out, OrderRecord order) {
        out.optional(order.state(), SlotWriter::symbol)
                .count(order.events())
                .quantity(order.filled())
                .optional(order.averagePrice(), SlotWriter::price)
                .optional(order.venueOrderId(), SlotWriter::text);
    }

    private static OrderRecord readRecord(SlotReader in, OrderCommand command) {
        return new OrderRecord(
                command,
                in.optional(slot -> slot.symbol(OrderState.class)),
                in.count(),
                in.quantity(),
                in.optional(SlotReader::price),
                in.optional(SlotReader::text));
    }

    private static void writeCommand(SlotWriter out, OrderCommand command) {
        out.text(command.getId())
                .text(command.getOrderId())
                .text(command.getClientOrderId())
                .text(command.getAccount())
                .text(command.getVenue())
                .text(command.getInstrument())
                .text(command.getDecisionId())
                .optional(command.getSignalId(), SlotWriter::text)
                .symbol(command.getLeg())
                .count(command.getRevision())
                .symbol(command.getSide())
                .symbol(command.getType())
                .exact(command.getQuantity())
                .optional(command.getLimitPrice(), SlotWriter::exact)
                .optional(command.getTriggerPrice(), SlotWriter::exact)
                .flag(command.getReduceOnly())
                .symbol(command.getTimeInForce())
                .instant(command.getTime())
                .optional(command.getExpiresAt(), SlotWriter::instant);
    }

    private static OrderCommand readCommand(SlotReader in) {
        return OrderCommand.newBuilder()
                .setId(in.text())
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(in.text())
                .setClientOrderId(in.text())
                .setAccount(in.text())
                .setVenue(in.text())
                .setInstrument(in.text())
                .setDecisionId(in.text())
                .setSignalId(in.optional(SlotReader::text))
                .setLeg(in.symbol(Leg.class))
                .setRevision(in.count())
                .setSide(in.symbol(Side.class))
                .setType(in.symbol(OrderType.class))
                .setQuantity(in.exact())
                .setLimitPrice(in.optional(SlotReader::exact))
                .setTriggerPrice(in.optional(SlotReader::exact))
                .setReduceOnly(in.flag())
                .setTimeInForce(in.symbol(TimeInForce.class))
                .setTime(in.instant())
                .setExpiresAt(in.optional(SlotReader::instant))
                .build();
    }
}
