package io.sluice.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Action;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Side;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicePlanTest {
    private static final long MINUTE = 60_000_000L;

    private static InstrumentDefinition market(String lot, String minQuantity, String minNotional) {
        return new InstrumentDefinition(
                "PAPER:BTCUSD",
                "USD",
                BigDecimal.ONE,
                new BigDecimal(lot),
                new BigDecimal(minQuantity),
                new BigDecimal("1000000"),
                new BigDecimal(minNotional),
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    /** An entry at 100 with its stop at 98: sent down to 99. */
    private static Intent entry(String quantity) {
        Quantity size = Quantity.of(quantity);
        return new Intent(
                "PAPER:BTCUSD",
                Action.OPEN_LONG,
                Side.BUY,
                Pattern.IMPULSE,
                0.8,
                size,
                Price.of("100"),
                Price.of("98"),
                null,
                Price.of("100").times(size, BigDecimal.ONE),
                Money.ZERO,
                Money.ZERO,
                false,
                null,
                Instant.EPOCH);
    }

    private static Slicing twap(String above, int slices) {
        return new Slicing(SlicingStyle.TWAP, Money.of(above), slices, Duration.ofMinutes(10));
    }

    private static SlicePlan plan(Slicing slicing, Intent intent, InstrumentDefinition market) {
        return plan(slicing, intent, market, null);
    }

    private static SlicePlan plan(
            Slicing slicing, Intent intent, InstrumentDefinition market, @Nullable VolumeForecast volume) {
        TestAccount account = new TestAccount();
        account.definition = market;
        account.volume = volume;
        return SlicePlan.of(slicing, intent, account, 0);
    }

    private static List<String> quantities(SlicePlan plan) {
        return plan.parts().stream().map(part -> part.quantity().toString()).toList();
    }

    @Test
    @DisplayName(
            "O-TYPES TWAP parts evenly in time and size; what lots leave over is shared out, the last takes the rest")
    void parts_evenly() {
        SlicePlan plan = plan(twap("1000", 4), entry("10.3"), market("0.1", "0.1", "0"));

        assertThat(quantities(plan)).containsExactly("2.5", "2.6", "2.6", "2.6");
        assertThat(plan.parts())
                .extracting(SlicePlan.Part::after)
                .containsExactly(0L, 5 * MINUTE / 2, 5 * MINUTE, 15 * MINUTE / 2);
        assertThat(quantities(plan(twap("1000", 2), entry("10.35"), market("0.1", "0.1", "0"))))
                .as("what is no whole lot")
                .containsExactly("5.1", "5.25");
    }

    @Test
    @DisplayName("O-TYPES an entry up to the threshold goes out whole, one above it does not")
    void parts_above_the_threshold() {
        InstrumentDefinition market = market("0.1", "0.1", "0");
        assertThat(quantities(plan(twap("1000", 2), entry("10"), market))).containsExactly("10");
        assertThat(quantities(plan(twap("1000", 2), entry("10.1"), market))).containsExactly("5", "5.1");
        assertThat(quantities(plan(Slicing.DEFAULT, entry("1000000"), market))).containsExactly("1000000");
    }

    @Test
    @DisplayName("O-TYPES there are fewer slices where one would be smaller than an order may be")
    void parts_into_fewer_where_they_would_be_too_small() {
        assertThat(quantities(plan(twap("0", 10), entry("1"), market("0.1", "0.3", "0"))))
                .containsExactly("0.3", "0.3", "0.4");
        assertThat(quantities(plan(twap("0", 10), entry("0.5"), market("0.1", "0.3", "0"))))
                .containsExactly("0.5");
        assertThat(quantities(plan(twap("0", 4), entry("1"), market("0.01", "0.01", "24.75"))))
                .as("0.25 is 24.75 at the lowest price at which it would be sent")
                .hasSize(4);
        assertThat(quantities(plan(twap("0", 4), entry("1"), market("0.01", "0.01", "24.76"))))
                .hasSize(3);
    }

    @Test
    @DisplayName("O-TYPES VWAP parts by the volume that usually trades, in no more slices than a quiet time allows")
    void parts_by_volume() {
        Slicing vwap = new Slicing(SlicingStyle.VWAP, Money.ZERO, 4, Duration.ofMinutes(10));
        VolumeForecast rising = (from, over, parts) ->
                Stream.iterate(BigDecimal.ONE, BigDecimal.ONE::add).limit(parts).toList();
        SlicePlan plan = plan(vwap, entry("10.3"), market("0.1", "0.1", "0"), rising);
        assertThat(quantities(plan)).containsExactly("1", "2", "3.1", "4.2");
        assertThat(plan.style()).isEqualTo(SlicingStyle.VWAP);
        assertThat(quantities(plan(vwap, entry("10.3"), market("0.1", "1.5", "0"), rising)))
                .containsExactly("1.7", "3.4", "5.2");

        for (VolumeForecast nothing : Arrays.asList((from, over, parts) -> List.of(), (VolumeForecast) null)) {
            SlicePlan byTime = plan(vwap, entry("10.3"), market("0.1", "0.1", "0"), nothing);
            assertThat(quantities(byTime)).containsExactly("2.5", "2.6", "2.6", "2.6");
            assertThat(byTime.style()).isEqualTo(SlicingStyle.TWAP);
        }
    }

    @Test
    @DisplayName("O-TYPES R-CODES the decision tells the slices, and warns where VWAP has to do without the volume")
    void the_decision_tells() {
        TestAccount account = new TestAccount();
        Slicing vwap = new Slicing(SlicingStyle.VWAP, Money.of("1000"), 4, Duration.ofMinutes(10));
        Intent large = TestAccount.entry().build();
        Verdict unknown = new SlicingCheck(vwap, Duration.ZERO).evaluate(large, account);
        assertThat(unknown.getOutcome()).isEqualTo(Outcome.WARN);
        assertThat(Verdicts.text(unknown))
                .isEqualTo("O-TYPES notional=3330 sliceAbove=1000 slices=4"
                        + " (by TWAP: the volume of these hours is not known yet)");
        account.volume = (from, over, parts) -> Collections.nCopies(parts, BigDecimal.ONE);
        Verdict known = new SlicingCheck(vwap, Duration.ZERO).evaluate(large, account);
        assertThat(known.getOutcome()).isEqualTo(Outcome.PASS);
        assertThat(Verdicts.text(known)).isEqualTo("O-TYPES notional=3330 sliceAbove=1000 slices=4");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("O-TYPES whatever the market, slices add up exactly, in lots and none too small, at rising times")
    void slices_add_up_in_any_market(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            BigDecimal lot = List.of(new BigDecimal("0.001"), new BigDecimal("0.05"), BigDecimal.ONE, BigDecimal.TEN)
                    .get(random.nextInt(4));
            BigDecimal least = lot.multiply(BigDecimal.valueOf(1 + random.nextInt(20)));
            BigDecimal quantity = least.add(lot.multiply(BigDecimal.valueOf(random.nextInt(1_000))));
            InstrumentDefinition market = market(lot.toPlainString(), least.toPlainString(), "5");
            Slicing slicing = new Slicing(
                    random.nextBoolean() ? SlicingStyle.TWAP : SlicingStyle.VWAP,
                    Money.of(Integer.toString(random.nextInt(2_000))),
                    2 + random.nextInt(Slicing.MOST_SLICES - 1),
                    Duration.ofSeconds(50 + random.nextInt(80_000)));

            VolumeForecast volume = (from, over, parts) -> Stream.generate(() -> BigDecimal.valueOf(random.nextInt(5)))
                    .limit(parts - 1)
                    .collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), weights -> {
                        weights.add(BigDecimal.ONE);
                        return weights;
                    }));
            SlicePlan plan = plan(slicing, entry(quantity.toPlainString()), market, volume);

            assertThat(plan.parts().stream().map(SlicePlan.Part::quantity).reduce(Quantity.ZERO, Quantity::plus))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(new Quantity(quantity));
            assertThat(plan.parts()).hasSizeLessThanOrEqualTo(slicing.slices()).allSatisfy(part -> {
                assertThat(part.quantity().value())
                        .isGreaterThanOrEqualTo(plan.parts().size() == 1 ? lot : least);
                assertThat(part.quantity().value().remainder(lot)).isEqualByComparingTo("0");
            });
            assertThat(plan.parts())
                    .extracting(SlicePlan.Part::after)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    @DisplayName("X-CONFIG what cannot be sliced by is refused with its name")
    void impossible_settings_are_refused() {
        assertThatThrownBy(() -> twap("1", 1)).hasMessage("slices must be from 2 to 50, not 1");
        assertThatThrownBy(() -> twap("-1", 2)).hasMessage("sliceAbove must not be negative, but is -1");
        assertThatThrownBy(() -> new Slicing(SlicingStyle.TWAP, Money.ZERO, 5, Duration.ofSeconds(4)))
                .hasMessage("slices must be spread over at least a second each and at most a day, not over PT4S");
    }
}
