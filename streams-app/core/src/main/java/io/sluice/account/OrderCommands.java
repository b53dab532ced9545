package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.risk.LastPrice;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes down what a venue's connector is to do. */
final class OrderCommands {
    private final AccountSettings settings;

    OrderCommands(AccountSettings settings) {
        this.settings = settings;
    }

    OrderCommand place(Turn turn, OrderTicket ticket) {
        return command(turn, ticket, ticket.id(), OrderCommandKind.PLACE, null);
    }

    /** Of an order that has waited. */
    OrderCommand place(Turn turn, OrderTicket ticket, Hold hold) {
        return command(turn, ticket, ticket.id(), OrderCommandKind.PLACE, hold);
    }

    OrderCommand cancel(Turn turn, OrderTicket ticket) {
        return command(turn, ticket, Ids.cancel(ticket.id()), OrderCommandKind.CANCEL, null);
    }

    private OrderCommand command(Turn turn, OrderTicket ticket, String id, OrderCommandKind kind, @Nullable Hold hold) {
        Price trigger = ticket.trigger();
        Slice slice = ticket.slice();
        return new OrderCommand(
                id,
                kind,
                ticket.id(),
                Ids.clientOrder(ticket.id()),
                settings.account(),
                settings.venue(),
                ticket.instrument(),
                ticket.decisionId(),
                ticket.signalId(),
                ticket.leg(),
                ticket.revision(),
                ticket.side(),
                ticket.type(),
                ticket.quantity().value(),
                null,
                trigger == null ? null : trigger.value(),
                ticket.reduceOnly(),
                TimeInForce.GTC,
                turn.time(),
                ticket.expiresAt() == Clock.NEVER ? null : Micros.instant(ticket.expiresAt()),
                hold == null ? null : Micros.instant(hold.since()),
                kind == OrderCommandKind.PLACE && trigger == null ? lastPrice(turn, ticket.instrument()) : null,
                slice == null ? null : slice.parentId(),
                slice == null ? null : slice.number(),
                slice == null ? null : slice.count());
    }

    private static @Nullable BigDecimal lastPrice(Turn turn, String instrument) {
        Trade trade = turn.state().trade(instrument);
        LastPrice last = trade == null ? null : trade.mark().view();
        return last == null ? null : last.price().value();
    }
}
