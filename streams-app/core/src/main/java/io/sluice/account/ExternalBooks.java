package io.sluice.account;

import io.sluice.market.Micros;
import io.sluice.position.TradeEvent;
import io.sluice.risk.ExternalPolicy;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Severity;
import io.sluice.schemas.Side;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * O-EXTERNAL: books what was traded in the account by others. It first closes what others hold, then what is ours, because
 * that is gone whoever has closed it; what is left becomes a position of others or of ours, by policy.
 */
final class ExternalBooks {
    private static final String CODE = "O-EXTERNAL";

    private final AccountSettings settings;
    private final Protection protection;
    private final Breaker breaker;

    ExternalBooks(AccountSettings settings, Protection protection, Breaker breaker) {
        this.settings = settings;
        this.protection = protection;
        this.breaker = breaker;
    }

    /** How a change at the venue falls upon what is held: on others' part, on ours, and beyond both. */
    private record Split(Quantity theirs, Quantity ours, Quantity beyond) {
        static Split of(Side side, Quantity quantity, Outside outside, @Nullable Trade trade) {
            Quantity external = outside.external();
            Quantity theirs = external.signum() == -sign(side) ? quantity.min(external.abs()) : Quantity.ZERO;
            Quantity rest = quantity.minus(theirs);
            Quantity ours = trade != null && trade.direction() == -sign(side)
                    ? rest.min(trade.holding().quantity().abs())
                    : Quantity.ZERO;
            return new Split(theirs, ours, rest.minus(ours));
        }
    }

    /** Books an execution that is not of an order of ours. */
    void book(Turn turn, Fill fill, Trade trade) {
        Side side = fill.getSide();
        Price price = new Price(fill.getPrice());
        Outside outside = turn.state().outsides().of(trade.instrument());
        Split split = Split.of(side, new Quantity(fill.getQuantity()), outside, trade);
        if (!split.theirs().isZero()) {
            outside.trade(signed(side, split.theirs()), price);
        }
        if (!split.ours().isZero()) {
            turn.state().ledger().add(close(turn, trade, fill.getOrderId(), side, split.ours(), price));
        }
        if (!split.beyond().isZero()) {
            keep(turn, trade, outside, fill.getId(), Micros.of(fill.getTime()), side, split.beyond(), price);
        }
        turn.state().outsides().tidy(outside);
        pay(turn, trade, fill, split);
        tell(turn, fill, split);
        afterwards(turn, trade);
    }

    /**
     * Takes a difference over that an operator has accepted; no money is booked, because the venue's statement of it holds
     * whatever that was.
     *
     * @param trade null for an instrument without a definition
     * @return what was done, in words
     */
    String accept(Turn turn, Outside outside, @Nullable Trade trade, String cause) {
        Side side = outside.difference().signum() > 0 ? Side.BUY : Side.SELL;
        Split split = Split.of(side, outside.difference().abs(), outside, trade);
        Price price = trade == null ? outside.price() : trade.markOr(outside.price());
        List<String> done = new ArrayList<>();
        if (!split.theirs().isZero()) {
            outside.trade(signed(side, split.theirs()), price);
            done.add("what others hold is " + split.theirs() + " less");
        }
        if (trade != null && !split.ours().isZero()) {
            close(turn, trade, "", side, split.ours(), trade.holding().averagePrice());
            done.add("our position is " + split.ours() + " less");
        }
        if (!split.beyond().isZero()) {
            boolean adopted = keep(turn, trade, outside, cause, turn.now(), side, split.beyond(), price);
            done.add(split.beyond() + (adopted ? " is adopted" : " is counted as held by others"));
        }
        outside.settle();
        turn.state().outsides().tidy(outside);
        if (trade != null) {
            afterwards(turn, trade);
        }
        return String.join(", ", done);
    }

    /** @return what it has earned, before fees */
    private Money close(Turn turn, Trade trade, String orderId, Side side, Quantity quantity, Price price) {
        Quantity held = trade.holding().quantity().abs();
        trade.bracket().reduced(orderId, quantity, held, trade.definition().lotStep());
        Money realised = trade.book(side, quantity, price);
        turn.state().index(trade);
        if (trade.isFlat()) {
            trade.on(TradeEvent.WENT_FLAT);
            trade.close();
            protection.standDown(turn, trade, null);
        } else {
            trade.on(TradeEvent.FILLED_OUT);
        }
        turn.changed(trade);
        return realised;
    }

    /** @return whether it is a position of ours now */
    private boolean keep(
            Turn turn,
            @Nullable Trade trade,
            Outside outside,
            String cause,
            long time,
            Side side,
            Quantity quantity,
            Price price) {
        if (trade == null
                || settings.limits().execution().external() == ExternalPolicy.ALERT
                || price.value().signum() <= 0) {
            outside.trade(signed(side, quantity), price);
            return false;
        }
        boolean opens = trade.isFlat();
        if (opens) {
            trade.adopt(Ids.of("adoption", cause, settings.account()), time);
        }
        trade.book(side, quantity, price);
        turn.state().index(trade);
        trade.on(TradeEvent.FILLED_IN);
        if (opens) {
            trade.bracket().follow(trade.direction(), price);
        }
        protection.anchor(trade);
        turn.changed(trade);
        return true;
    }

    private void afterwards(Turn turn, Trade trade) {
        turn.changed();
        protection.afterFill(turn, trade);
        breaker.check(turn);
    }

    /** A fee in another currency is found when balances are compared. */
    private void pay(Turn turn, Trade trade, Fill fill, Split split) {
        if (!fill.getFeeCurrency().equals(settings.currency())) {
            return;
        }
        Money paid = new Money(fill.getFee());
        turn.state().ledger().add(paid.negated());
        if (!split.ours().isZero()) {
            trade.pay(paid);
        }
    }

    private void tell(Turn turn, Fill fill, Split split) {
        String what = (fill.getSide() == Side.BUY ? "bought " : "sold ") + new Quantity(fill.getQuantity()) + " of "
                + fill.getInstrument() + " at " + new Price(fill.getPrice());
        String effect = effect(split);
        switch (fill.getOrigin()) {
            case LIQUIDATION, DELEVERAGING, SETTLEMENT ->
                turn.alert(
                        AlertKind.LIQUIDATION,
                        Severity.CRITICAL,
                        CODE,
                        fill.getInstrument(),
                        "The venue itself has " + what + " (" + fill.getOrigin() + "): " + effect + ".");
            case EXTERNAL, UNRECOGNISED ->
                turn.alert(
                        AlertKind.DRIFT,
                        Severity.CRITICAL,
                        CODE,
                        fill.getInstrument(),
                        "Somebody else has " + what + ": " + effect + ".");
        }
    }

    private String effect(Split split) {
        List<String> parts = new ArrayList<>();
        if (!split.theirs().isZero()) {
            parts.add(split.theirs() + " of it closes what others held");
        }
        if (!split.ours().isZero()) {
            parts.add(split.ours() + " of it closes our position");
        }
        if (!split.beyond().isZero()) {
            parts.add(split.beyond()
                    + (settings.limits().execution().external() == ExternalPolicy.ADOPT
                            ? " of it is adopted and gets a stop"
                            : " of it counts in the limits and has no stop of ours"));
        }
        return String.join(", ", parts);
    }

    private static int sign(Side side) {
        return side == Side.BUY ? 1 : -1;
    }

    private static Quantity signed(Side side, Quantity quantity) {
        return side == Side.BUY ? quantity : quantity.negated();
    }
}
