package io.sluice.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.SuppressionReason;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.id.Ids;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final AdmissionSettings DEDUP_ONLY = new AdmissionSettings(Duration.ofMinutes(2), Duration.ZERO);

    @Test
    @DisplayName("A-DEDUP suppresses an equal fingerprint up to 120 seconds later, and names what stands in its way")
    void suppresses_a_duplicate_within_120_seconds() {
        Admission admission = new Admission(DEDUP_ONLY);
        Signal first = signal("candle", Pattern.IMPULSE, 0);
        Signal again = signal("candle", Pattern.IMPULSE, 120);
        assertThat(admission.admit(first)).isNull();
        assertThat(admission.admit(again))
                .isEqualTo(new SuppressedSignal(again, SuppressionReason.DUPLICATE, first.getId(), START));
    }

    @Test
    @DisplayName("A-DEDUP admits an equal fingerprint 121 seconds later")
    void admits_an_equal_fingerprint_after_120_seconds() {
        Admission admission = new Admission(DEDUP_ONLY);
        assertThat(admission.admit(signal("candle", Pattern.IMPULSE, 0))).isNull();
        assertThat(admission.admit(signal("candle", Pattern.IMPULSE, 121))).isNull();
    }

    @Test
    @DisplayName("A-RATE admits one signal a minute for each pattern; the minute is half open")
    void admits_one_signal_a_minute_and_pattern() {
        Admission admission = new Admission(AdmissionSettings.DEFAULTS);
        Signal first = signal("a", Pattern.IMPULSE, 0);
        Signal second = signal("b", Pattern.IMPULSE, 59);
        assertThat(admission.admit(first)).isNull();
        assertThat(admission.admit(signal("c", Pattern.REVERSAL, 59))).isNull();
        assertThat(admission.admit(second))
                .isEqualTo(new SuppressedSignal(second, SuppressionReason.RATE_LIMITED, first.getId(), START));
        assertThat(admission.admit(signal("d", Pattern.IMPULSE, 60))).isNull();
    }

    @Test
    @DisplayName("A-RATE what was held back stands in nobody's way")
    void counts_only_admitted_signals() {
        Admission admission = new Admission(AdmissionSettings.DEFAULTS);
        Signal first = signal("a", Pattern.IMPULSE, 0);
        Signal second = signal("b", Pattern.IMPULSE, 30);
        assertThat(admission.admit(first)).isNull();
        assertThat(admission.admit(second))
                .isEqualTo(new SuppressedSignal(second, SuppressionReason.RATE_LIMITED, first.getId(), START));
        assertThat(admission.admit(signal("c", Pattern.IMPULSE, 60))).isNull();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    @DisplayName(
            "A-DEDUP of injected duplicates 100 % are suppressed, and no distinct signal is lost, over restores too")
    void suppresses_all_injected_duplicates_and_loses_nothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Admission admission = new Admission(DEDUP_ONLY);
        List<String> distinct = new ArrayList<>();
        List<String> admitted = new ArrayList<>();
        int injected = 0;
        int suppressed = 0;
        long now = 0;
        for (int i = 0; i < 2_000; i++) {
            now += 5 + random.nextInt(60);
            Signal signal = signal("candle" + i, Pattern.IMPULSE, now);
            distinct.add(signal.getId());
            if (admission.admit(signal) == null) {
                admitted.add(signal.getId());
            }
            for (int copy = random.nextInt(3); copy > 0; copy--) {
                injected++;
                suppressed +=
                        admission.admit(signal("candle" + i, Pattern.IMPULSE, now + random.nextInt(5))) == null ? 0 : 1;
            }
            if (random.nextInt(10) == 0) {
                admission = restored(admission);
            }
        }
        assertThat(injected).isGreaterThan(1_000);
        assertThat(suppressed).isEqualTo(injected);
        assertThat(admitted).isEqualTo(distinct);
    }

    @Test
    @DisplayName("A-RATE an exit passes right after an entry of its pattern, and keeps no entry waiting")
    void exits_are_not_counted_by_the_rate() {
        Admission admission = new Admission(AdmissionSettings.DEFAULTS);
        Signal entry = signal("a", Pattern.IMPULSE, 0);
        Signal second = signal("c", Pattern.IMPULSE, 30);
        assertThat(admission.admit(entry)).isNull();
        assertThat(admission.admit(exit("a", "detector", 0))).isNull();
        assertThat(admission.admit(exit("b", "detector", 1))).isNull();
        assertThat(admission.admit(second))
                .isEqualTo(new SuppressedSignal(second, SuppressionReason.RATE_LIMITED, entry.getId(), START));
        assertThat(admission.admit(signal("d", Pattern.IMPULSE, 60))).isNull();

        Admission exitFirst = new Admission(AdmissionSettings.DEFAULTS);
        assertThat(exitFirst.admit(exit("a", "detector", 0))).isNull();
        assertThat(exitFirst.admit(entry)).isNull();
    }

    @Test
    @DisplayName("A-DEDUP an exit that comes again is suppressed, over a restart too, and another strategy's is not")
    void an_exit_that_comes_again_is_suppressed() {
        Admission admission = new Admission(DEDUP_ONLY);
        Signal first = exit("a", "detector", 0);
        Signal again = exit("a", "detector", 120);
        assertThat(admission.admit(first)).isNull();
        assertThat(restored(admission).admit(again))
                .isEqualTo(new SuppressedSignal(again, SuppressionReason.DUPLICATE, first.getId(), START));
        assertThat(admission.admit(exit("a", "other", 0))).isNull();
    }

    @Test
    @DisplayName("What is remembered is bounded, whatever comes")
    void remembers_a_bounded_number() {
        Admission admission = new Admission(DEDUP_ONLY);
        for (int i = 0; i < 10_000; i++) {
            admission.admit(signal("candle" + i, Pattern.IMPULSE, 0));
        }
        assertThat(admission.save().length).isLessThan(Admission.MOST_REMEMBERED * 128);
    }

    @Test
    void refuses_windows_that_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdmissionSettings(Duration.ofSeconds(-1), Duration.ZERO))
                .withMessage("dedupWindow must be PT0S to PT1H, not PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdmissionSettings(Duration.ZERO, Duration.ofHours(2)))
                .withMessage("rateWindow must be PT0S to PT1H, not PT2H");
    }

    private static Admission restored(Admission admission) {
        Admission restored = new Admission(DEDUP_ONLY);
        restored.load(ByteBuffer.wrap(admission.save()));
        return restored;
    }

    private static Signal exit(String candle, String detector, long seconds) {
        String said = "CLOSE LONG";
        return Signal.newBuilder(signal(candle, Pattern.IMPULSE, seconds))
                .setId(Ids.signal(candle, detector, said))
                .setDetector(detector)
                .setFingerprint(Ids.fingerprint(
                        "TEST:BTCUSD", Pattern.IMPULSE.name(), said + " " + detector, Timeframe.M1, candle))
                .setAction(Action.CLOSE)
                .build();
    }

    private static Signal signal(String candle, Pattern pattern, long seconds) {
        return new Signal(
                Ids.signal(candle, "detector", "LONG"),
                "TEST:BTCUSD",
                Timeframe.M1,
                "detector",
                pattern,
                Direction.LONG,
                candle,
                START.plusSeconds(seconds),
                100.0,
                null,
                0.7,
                Ids.fingerprint("TEST:BTCUSD", pattern.name(), "LONG", Timeframe.M1, candle),
                List.of(),
                null,
                null,
                null);
    }
}
