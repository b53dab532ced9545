package io.sluice.venue;

import io.sluice.order.OrderRecord;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The layout of the paper venue's slots. Enumerations are kept by name, so that a new symbol moves none. */
final class PaperBytes {
    private PaperBytes() {}

    static byte[] venue(Instant now, long accepted, @Nullable Instant forgottenUpTo) {
        return new SlotWriter()
                .instant(now)
                .number(accepted)
                .optional(forgottenUpTo, SlotWriter::instant)
                .bytes();
    }

    static byte[] finished(FinishedOrders.Entry entry) {
        return new SlotWriter()
                .number(entry.number())
                .text(entry.orderId())
                .instant(entry.placedAt())
                .bytes();
    }

    static FinishedOrders.Entry finished(SlotReader in) {
        return new FinishedOrders.Entry(in.number(), in.text(), in.instant());
    }

    static byte[] book(InstrumentBook book) {
        return new SlotWriter()
                .text(book.instrument())
                .optional(book.last(), PaperBytes::writeBar)
                .exact(book.position().value())
                .exact(book.taken().value())
                .bytes();
    }

    static InstrumentBook book(SlotReader in) {
        return new InstrumentBook(
                in.text(), in.optional(PaperBytes::readBar), new Quantity(in.exact()), new Quantity(in.exact()));
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
        SlotWriter out = new SlotWriter();
        writeCommand(out, order.placed());
        writeRecord(out, order.record());
        return out.number(order.number())
                .instant(order.acceptedAt())
                .flag(order.arriving())
                .flag(order.triggered())
                .number(order.fills())
                .exact(order.reference().value())
                .bytes();
    }

    static WorkingOrder order(SlotReader in) {
        OrderCommand command = readCommand(in);
        return new WorkingOrder(
                readRecord(in, command),
                in.number(),
                in.instant(),
                in.flag(),
                in.flag(),
                in.count(),
                new Price(in.exact()));
    }

    private static void writeRecord(SlotWriter out, OrderRecord order) {
        Price average = order.averagePrice();
        out.optional(order.state(), (slot, state) -> slot.text(state.name()))
                .number(order.events())
                .exact(order.filled().value())
                .optional(average, (slot, price) -> slot.exact(price.value()))
                .optional(order.venueOrderId(), SlotWriter::text);
    }

    private static OrderRecord readRecord(SlotReader in, OrderCommand command) {
        return new OrderRecord(
                command,
                in.optional(slot -> OrderState.valueOf(slot.text())),
                in.count(),
                new Quantity(in.exact()),
                in.optional(slot -> new Price(slot.exact())),
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
                .text(command.getLeg().name())
                .number(command.getRevision())
                .text(command.getSide().name())
                .text(command.getType().name())
                .exact(command.getQuantity())
                .optional(command.getLimitPrice(), SlotWriter::exact)
                .optional(command.getTriggerPrice(), SlotWriter::exact)
                .flag(command.getReduceOnly())
                .text(command.getTimeInForce().name())
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
                .setLeg(Leg.valueOf(in.text()))
                .setRevision(in.count())
                .setSide(Side.valueOf(in.text()))
                .setType(OrderType.valueOf(in.text()))
                .setQuantity(in.exact())
                .setLimitPrice(in.optional(SlotReader::exact))
                .setTriggerPrice(in.optional(SlotReader::exact))
                .setReduceOnly(in.flag())
                .setTimeInForce(TimeInForce.valueOf(in.text()))
                .setTime(in.instant())
                .setExpiresAt(in.optional(SlotReader::instant))
                .build();
    }
}
