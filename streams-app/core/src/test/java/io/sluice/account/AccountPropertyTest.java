package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.Slicing;
import io.sluice.risk.SlicingStyle;
import io.sluice.schemas.AccountEvent;
import io.sluice.state.MemorySlots;
import io.sluice.state.RecordBytes;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
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
        AccountInvariants invariants = new AccountInvariants(Duration.ZERO);
        RandomWorld world = new RandomWorld(seed, invariants);
        world.run(STEPS);

        assertThat(invariants.entries).as("entries made with seed %d", seed).isGreaterThan(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    @DisplayName("R-VETO every entry that waits ends once: sent, vetoed or dropped; nothing vetoed is ever sent")
    void what_waits_ends_once(long seed) {
        VetoInvariants vetoes = new VetoInvariants();
        AccountInvariants invariants = new AccountInvariants(WINDOW);
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
        assertAlikeRestored(seed, observer -> new RandomWorld(seed, observer, WINDOW));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    @DisplayName("O-TYPES slices add up to what was allowed, never more is sent, and nothing after a halt")
    void slices_add_up(long seed) {
        SliceInvariants slices = new SliceInvariants();
        AccountInvariants invariants = new AccountInvariants(WINDOW);
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
        assertAlikeRestored(
                seed, observer -> new RandomWorld(seed, observer, Duration.ZERO, slicing(new Random(seed))));
    }

    private static void assertAlikeRestored(long seed, Function<RandomWorld.Observer, RandomWorld> begin) {
        List<String> first = new ArrayList<>();
        RandomWorld world = begin.apply((state, event, outputs) -> first.add(bytes(outputs)));
        world.run(STEPS);

        Replayed whole = replay(world, new Random(seed), 0);
        Replayed cut = replay(world, new Random(seed), 3);
        assertThat(whole.outputs()).as("seed %d again", seed).isEqualTo(first);
        assertThat(cut.outputs()).as("seed %d restored", seed).isEqualTo(first);
        assertThat(cut.memory()).as("memory of seed %d restored", seed).isEqualTo(whole.memory());
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
        assertAlikeRestored(seed, observer -> new RandomWorld(seed, observer));
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
        for (String instrument : TestAccounts.definitions().keySet()) {
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
}
