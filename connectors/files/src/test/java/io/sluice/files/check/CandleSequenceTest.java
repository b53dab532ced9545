package io.sluice.files.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleSequenceTest {
    private final List<Gap> gaps = new ArrayList<>();
    private final CandleSequence sequence = new CandleSequence(
            new MissingCandles(new CandleGrid(Timeframe.M1, ZoneOffset.UTC), Session.ALWAYS), gaps::add);

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4_095, 4_096, 4_097, 8_192, 10_000})
    @DisplayName("M-FILES every one of the last 4,096 candles is known again; what is older counts as out of order")
    void knows_recent_candles_again(int passed) {
        for (int minute = 0; minute < passed; minute++) {
            assertThat(sequence.faultOf(candle(minute, 1))).isEmpty();
        }

        for (int minute = 0; minute < passed; minute++) {
            boolean recent = minute >= passed - 4_096;
            assertThat(reason(candle(minute, 1)))
                    .describedAs("minute %d of %d", minute, passed)
                    .isEqualTo(recent ? RejectReason.DUPLICATE : RejectReason.OUT_OF_ORDER);
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    @DisplayName("M-FILES a candle that comes again with other values is a revision, and the first stays")
    void tells_a_revision_from_a_duplicate() {
        sequence.faultOf(candle(0, 1));
        sequence.faultOf(candle(1, 1));

        assertThat(reason(candle(0, 2))).isEqualTo(RejectReason.REVISION);
        assertThat(reason(candle(0, 1))).isEqualTo(RejectReason.DUPLICATE);
    }

    @Test
    @DisplayName("M-COMPLETE a gap is told once, and a late candle from inside it is out of order")
    void tells_a_gap_and_refuses_what_comes_late() {
        sequence.faultOf(candle(0, 1));
        sequence.faultOf(candle(5, 1));

        assertThat(reason(candle(3, 1))).isEqualTo(RejectReason.OUT_OF_ORDER);
        assertThat(sequence.faultOf(candle(6, 1))).isEmpty();
        assertThat(gaps).containsExactly(new Gap("X:Y", Instant.ofEpochSecond(60), Instant.ofEpochSecond(300), 4));
    }

    private RejectReason reason(Candle candle) {
        Optional<Refusal> fault = sequence.faultOf(candle);
        return fault.map(Refusal::reason).orElse(RejectReason.UNRECOGNISED);
    }

    private static Candle candle(int minute, double volume) {
        Instant open = Instant.ofEpochSecond(60L * minute);
        Instant close = open.plusSeconds(60);
        return new Candle(
                "X:Y", Timeframe.M1, open, close, 1.0, 2.0, 0.5, 1.5, volume, null, null, true, "test", close);
    }
}
