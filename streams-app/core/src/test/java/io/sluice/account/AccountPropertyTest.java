package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.Slicing;
import io.sluice.risk.SlicingStyle;
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
import io.sluice.state.MemorySlots;
import io.sluice.state.RecordBytes;
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
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold whatever happens; each parameter is the seed of a world, and names it when it fails. */
class AccountPropertyTest {
    private static final int STEPS = 1_500;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    @DisplayName("R-STOP R-TRAIL R-TARGET R-POSITIONS R-DAILY R-BREAKER hold after every event of a random world")
    void limits_hold_after_every_event(long seed) {
        Invariants invariants = new Invariants(Duration.ZERO);
        RandomWorld world = new RandomWorld(seed, invariants);
        world.run(STEPS);

        assertThat(invariants.entries).as("entries made with seed %d", seed).isGreaterThan(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    @DisplayName("R-VETO every entry that waits ends once: sent, vetoed or dropped; nothing vetoed is ever sent")
    void what_waits_ends_once(long seed) {
        VetoInvariants vetoes = new VetoInvariants();
        Invariants invariants = new Invariants(WINDOW);
        RandomWorld world = new RandomWorld(
                seed,
                (state, event, outputs) -> {
                    invariants.after(state, event, outputs);
                    vetoes.after(state, event, outputs);
                },
                WINDOW);
        world.run(STEPS);

        assertThat(List.of(vetoes.sent, vetoes.vetoed + vetoes.dropped))
                .as("sent, not sent with seed %d", seed)
                .allMatch(count -> count > 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 7})
    @DisplayName("B-PARITY R-VETO the same log gives the same bytes with a window, restored anywhere")
    void the_same_log_gives_the_same_bytes_with_a_window(long seed) {
        List<String> first = new ArrayList<>();
        RandomWorld world = new RandomWorld(seed, (state, event, outputs) -> first.add(bytes(outputs)), WINDOW);
        world.run(STEPS);

        Replayed cut = replay(world, new Random(seed), 3);
        assertThat(cut.outputs()).as("seed %d restored", seed).isEqualTo(first);
        assertThat(cut.memory())
                .as("memory of seed %d restored", seed)
                .isEqualTo(replay(world, new Random(seed), 0).memory());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    @DisplayName("O-TYPES slices add up to what was allowed, never more is sent, and nothing after a halt")
    void slices_add_up(long seed) {
        SliceInvariants slices = new SliceInvariants();
        Invariants invariants = new Invariants(WINDOW);
        RandomWorld world = new RandomWorld(
                seed,
                (state, event, outputs) -> {
                    invariants.after(state, event, outputs);
                    slices.after(state, event, outputs);
                },
                Duration.ZERO,
                slicing(new Random(seed)));
        world.run(STEPS);

        assertThat(List.of(slices.sent, slices.ended))
                .as("slices sent, not sent with seed %d", seed)
                .allMatch(count -> count > 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 7})
    @DisplayName("B-PARITY O-TYPES the same log gives the same bytes with slices, restored anywhere")
    void the_same_log_gives_the_same_bytes_with_slices(long seed) {
        List<String> first = new ArrayList<>();
        RandomWorld world = new RandomWorld(
                seed, (state, event, outputs) -> first.add(bytes(outputs)), Duration.ZERO, slicing(new Random(seed)));
        world.run(STEPS);

        Replayed cut = replay(world, new Random(seed), 3);
        assertThat(cut.outputs()).as("seed %d restored", seed).isEqualTo(first);
        assertThat(cut.memory())
                .as("memory of seed %d restored", seed)
                .isEqualTo(replay(world, new Random(seed), 0).memory());
    }

    private static Slicing slicing(Random random) {
        return new Slicing(
                random.nextBoolean() ? SlicingStyle.TWAP : SlicingStyle.VWAP,
                new Money(BigDecimal.valueOf(random.nextInt(3_000))),
                2 + random.nextInt(8),
                Duration.ofSeconds(30 + random.nextInt(300)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 7, 11})
    @DisplayName("B-PARITY the same log gives the same bytes, and so does one cut and restored anywhere")
    void the_same_log_gives_the_same_bytes_however_often_it_is_restored(long seed) {
        List<String> first = new ArrayList<>();
        RandomWorld world = new RandomWorld(seed, (state, event, outputs) -> first.add(bytes(outputs)));
        world.run(STEPS);

        Replayed whole = replay(world, new Random(seed), 0);
        Replayed cut = replay(world, new Random(seed), 3);
        assertThat(whole.outputs()).as("seed %d again", seed).isEqualTo(first);
        assertThat(cut.outputs()).as("seed %d restored", seed).isEqualTo(first);
        assertThat(cut.memory()).as("memory of seed %d restored", seed).isEqualTo(whole.memory());
    }

    /** What a replay wrote, event by event, and what it remembered in the end. */
    private record Replayed(List<String> outputs, Map<String, String> memory) {}

    /** @param oneIn restores the state before about one in so many events; 0 for never */
    private static Replayed replay(RandomWorld world, Random random, int oneIn) {
        MemorySlots slots = new MemorySlots();
        List<String> written = new ArrayList<>();
        AccountState state = world.fold.newState();
        for (AccountEvent event : world.log) {
            if (oneIn > 0 && random.nextInt(oneIn) == 0) {
                state = slots.into(world.fold.newState(), random);
                Map<String, String> again = writtenAgain(state);
                again.keySet().retainAll(slots.asText().keySet());
                assertThat(slots.asText()).containsAllEntriesOf(again);
            }
            Outputs outputs = new Outputs();
            world.fold.apply(state, event, outputs);
            state.writeChanges(slots);
            written.add(bytes(outputs));
        }
        return new Replayed(written, slots.asText());
    }

    /** What a memory would write if all of it had changed, but for ids seen. */
    private static Map<String, String> writtenAgain(AccountState state) {
        MemorySlots slots = new MemorySlots();
        List<Remembered> parts = new ArrayList<>(List.of(state.clock(), state.ledger()));
        for (String instrument : AccountScenario.definitions().keySet()) {
            Trade trade = Objects.requireNonNull(state.trade(instrument));
            parts.addAll(List.of(trade, trade.mark(), trade.volume(), trade.bracket()));
        }
        parts.addAll(state.orders().open());
        parts.addAll(state.orders().ended());
        parts.forEach(part -> part.save(slots));
        return slots.asText();
    }

    private static String bytes(Outputs outputs) {
        return outputs.records.stream().map(RecordBytes::of).collect(Collectors.joining("\n"));
    }

    /** A second, slower account: what the outputs say is added up again and compared with what the fold says. */
    private static final class Invariants implements RandomWorld.Observer {
        int entries;
        private final Map<String, BigDecimal> held = new HashMap<>();
        private final Map<String, BigDecimal> prices = new HashMap<>();
        private final Map<String, Position> last = new HashMap<>();
        private final List<String> seenFills = new ArrayList<>();
        private final boolean areHeld;
        private BigDecimal cash = new BigDecimal("10000");

        Invariants(Duration window) {
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
            for (String instrument : AccountScenario.definitions().keySet()) {
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
                boolean givenUp =
                        trade.bracket().stopFailures() >= Protection.MOST_STOP_FAILURES && (refused || !looked);
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
}
