package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Drift;
import io.sluice.schemas.DriftStage;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.Position;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Side;
import io.sluice.schemas.StatedPosition;
import io.sluice.schemas.TradeState;
import io.sluice.schemas.TradingState;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import io.sluice.venue.PaperState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A second, slower account: what the outputs say is added up again and compared with what the fold says. */
final class AccountInvariants implements RandomWorld.Observer {
    int entries;
    private final Map<String, BigDecimal> held = new HashMap<>();
    private final Map<String, BigDecimal> prices = new HashMap<>();
    private final Map<String, Position> last = new HashMap<>();
    private final List<String> seenFills = new ArrayList<>();
    private final boolean areHeld;
    private BigDecimal cash = new BigDecimal("10000");

    AccountInvariants(Duration window) {
        areHeld = !window.isZero();
    }

    @Override
    public void after(AccountState state, AccountEvent event, Outputs outputs) {
        account(state, event, outputs);
        outputs.snapshots.forEach(this::withinLimits);
        outputs.positions.forEach(this::neverLoosened);
        outputs.commands.forEach(command -> onlyWhenActive(state, command, outputs));
        assertThat(outputs.snapshots).hasSizeLessThanOrEqualTo(1);
        differencesAreTold(state, event, outputs);
        everyPositionHasItsStop(state, event, isRefused(outputs));
        state.held().forEach(trade -> targetsAddUp(state, trade));
    }

    @Override
    public void settled(AccountState state, PaperState venue) {
        assertThat(state.figures().unansweredOrders()).isZero();
        assertThat(state.orders().open()).hasSize(venue.workingOrders());
        for (String instrument : TestAccounts.definitions().keySet()) {
            Trade trade = Objects.requireNonNull(state.trade(instrument));
            assertThat(trade.holding().quantity()).as(instrument).isEqualTo(venue.position(instrument));
        }
    }

    private void account(AccountState state, AccountEvent event, Outputs outputs) {
        if (isRefused(outputs)) {
            assertThat(outputs.lines)
                    .allMatch(line -> line.startsWith("REFUSED")
                            || line.contains(OperatorDesk.REFUSED)
                            || (line.startsWith("ACCOUNT") && event.getKind() == AccountEventKind.COMMAND));
            return;
        }
        if (event.getKind() == AccountEventKind.MARK) {
            prices.put(
                    event.getMark().getInstrument(),
                    BigDecimal.valueOf(event.getMark().getClose()));
        } else if (event.getKind() == AccountEventKind.BALANCE) {
            BigDecimal before = cash.add(cost(state));
            cash = cash.add(event.getBalance().getBalance().subtract(before));
        } else if (event.getKind() == AccountEventKind.FILL) {
            fill(event.getFill());
        } else if (event.getKind() == AccountEventKind.FUNDING) {
            cash = cash.add(event.getFunding().getAmount());
        }
        for (AccountSnapshot snapshot : outputs.snapshots) {
            assertThat(snapshot.getEquity()).isEqualByComparingTo(equity());
            assertThat(snapshot.getEquity())
                    .isEqualByComparingTo(snapshot.getBalance().add(snapshot.getUnrealised()));
        }
        for (Trade trade : state.held()) {
            assertThat(trade.holding().quantity().value())
                    .isEqualByComparingTo(held.getOrDefault(trade.instrument(), BigDecimal.ZERO));
        }
    }

    private static boolean isRefused(Outputs outputs) {
        return outputs.lines.stream().anyMatch(line -> line.startsWith("REFUSED"));
    }

    private void fill(Fill fill) {
        assertThat(seenFills).doesNotContain(fill.getId());
        seenFills.add(fill.getId());
        BigDecimal signed = fill.getSide() == Side.BUY
                ? fill.getQuantity()
                : fill.getQuantity().negate();
        held.merge(fill.getInstrument(), signed, BigDecimal::add);
        prices.put(fill.getInstrument(), fill.getPrice());
        cash = cash.subtract(signed.multiply(fill.getPrice())).subtract(fill.getFee());
    }

    /** Cash if everything had cost what it is worth now. */
    private BigDecimal equity() {
        BigDecimal sum = cash;
        for (Map.Entry<String, BigDecimal> entry : held.entrySet()) {
            sum = sum.add(entry.getValue().multiply(prices.getOrDefault(entry.getKey(), BigDecimal.ZERO)));
        }
        return new Money(sum).value();
    }

    /** What turns this account's cash, from which holdings are paid, into the ledger's, from which they are not. */
    private BigDecimal cost(AccountState state) {
        BigDecimal cost = BigDecimal.ZERO;
        for (Trade trade : state.held()) {
            BigDecimal sign = BigDecimal.valueOf(trade.direction());
            cost = cost.add(trade.holding().cost().multiply(sign));
        }
        return cost;
    }

    private void withinLimits(AccountSnapshot snapshot) {
        assertThat(snapshot.getOpenPositions()).isLessThanOrEqualTo(4);
        assertThat(snapshot.getExecutionsToday()).isLessThanOrEqualTo(6);
        if (snapshot.getBreaker() == BreakerState.CLOSED) {
            BigDecimal floor = snapshot.getWeekStartEquity().multiply(new BigDecimal("0.97"));
            assertThat(snapshot.getEquity()).isGreaterThan(floor);
        } else {
            assertThat(snapshot.getTradingState()).isNotEqualTo(TradingState.ACTIVE);
        }
    }

    private void neverLoosened(Position position) {
        Position before = last.put(position.getInstrument(), position);
        if (position.getQuantity().signum() == 0 || position.getStopPrice() == null) {
            return;
        }
        BigDecimal sign = BigDecimal.valueOf(position.getQuantity().signum());
        BigDecimal behind =
                position.getAveragePrice().subtract(position.getStopPrice()).multiply(sign);
        assertThat(behind).isLessThanOrEqualTo(position.getAveragePrice().multiply(new BigDecimal("0.03")));
        boolean sameTrade = before != null
                && before.getStopPrice() != null
                && before.getQuantity().signum() == position.getQuantity().signum()
                && before.getOpenedAt().equals(position.getOpenedAt());
        if (sameTrade) {
            BigDecimal moved =
                    position.getStopPrice().subtract(before.getStopPrice()).multiply(sign);
            assertThat(moved).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        }
    }

    private void onlyWhenActive(AccountState state, OrderCommand command, Outputs outputs) {
        assertThat(command.getReduceOnly()).isEqualTo(command.getLeg() != Leg.ENTRY);
        if (command.getLeg() == Leg.ENTRY && command.getKind() == OrderCommandKind.PLACE) {
            entries++;
            if (!areHeld) {
                assertThat(outputs.decisions)
                        .extracting(RiskDecision::getApproved)
                        .containsExactly(true);
            }
            assertThat(state.ledger().tradingState()).isEqualTo(TradingState.ACTIVE);
            assertThat(state.ledger().breaker()).isEqualTo(BreakerState.CLOSED);
            assertThat(state.figures().positionsAgree()).isTrue();
        }
    }

    /** Whatever the venue states otherwise than it was booked is told, and nothing else; nothing is traded for it. */
    private static void differencesAreTold(AccountState state, AccountEvent event, Outputs outputs) {
        if (event.getKind() != AccountEventKind.STATEMENT || isRefused(outputs)) {
            assertThat(outputs.drifts).isEmpty();
            return;
        }
        List<String> differing = event.getStatement().getPositions().stream()
                .filter(stated ->
                        new Quantity(stated.getQuantity()).compareTo(held(state, stated.getInstrument())) != 0)
                .map(StatedPosition::getInstrument)
                .toList();
        assertThat(outputs.drifts)
                .filteredOn(drift -> drift.getStage() != DriftStage.GONE)
                .extracting(Drift::getInstrument)
                .containsExactlyInAnyOrderElementsOf(differing);
        assertThat(outputs.commands).as("but what has waited").allMatch(command -> command.getHeldSince() != null);
    }

    private static Quantity held(AccountState state, String instrument) {
        return Objects.requireNonNull(state.trade(instrument)).holding().quantity();
    }

    /** Targets are in whole lots, together no more than what is held, and their orders never take more than they should. */
    private static void targetsAddUp(AccountState state, Trade trade) {
        Ladder ladder = trade.bracket().ladder();
        Quantity held = trade.holding().quantity().abs();
        BigDecimal lot = trade.definition().lotStep();
        List<Quantity> left = ladder.left(held, lot);
        Quantity sum = left.stream().reduce(Quantity.ZERO, Quantity::plus);
        assertThat(sum).as("targets of %s", trade.instrument()).isLessThanOrEqualTo(held);
        assertThat(left).allMatch(each -> each.towardZero(lot).equals(each));
        for (int place = 0; place < left.size(); place++) {
            Rung rung = ladder.rungs().get(place);
            WorkingOrder order = state.orders().find(rung.orderId());
            if (order != null && order.isWorking()) {
                assertThat(order.outstanding()).isEqualTo(left.get(place));
                assertThat(Arrays.asList(order.ticket().trigger())).containsExactly(rung.price());
            }
        }
    }

    private void everyPositionHasItsStop(AccountState state, AccountEvent event, boolean refused) {
        for (Trade trade : state.held()) {
            WorkingOrder stop = state.orders().find(trade.bracket().stopOrderId());
            boolean working = stop != null && (stop.isWorking() || stop.awaitsFills());
            boolean looked = event.getKind() == AccountEventKind.MARK || event.getKind() == AccountEventKind.TICK;
            boolean givenUp = trade.bracket().stopFailures() >= Protection.MOST_STOP_FAILURES && (refused || !looked);
            assertThat(working || givenUp || trade.state() == TradeState.FORCED_EXIT)
                    .as("%s after %s has a stop", trade.instrument(), event)
                    .isTrue();
            if (stop != null && stop.isWorking() && trade.bracket().stopFailures() > 0) {
                // The venue refuses to move it: the one before it stays.
                assertThat(stop.outstanding())
                        .isGreaterThanOrEqualTo(trade.holding().quantity().abs());
            } else if (stop != null && stop.isWorking()) {
                assertThat(stop.outstanding())
                        .isEqualTo(trade.holding().quantity().abs());
                assertThat(Arrays.asList(stop.ticket().trigger()))
                        .containsExactly(trade.bracket().stopPrice());
            }
        }
    }
}
