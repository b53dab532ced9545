package io.sluice.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CandleMarkTest {
    private static final Instant OPENS = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant CLOSES = OPENS.plusSeconds(60);
    private static final Candle CANDLE = new Candle(
            "X:ONE", Timeframe.M1, OPENS, CLOSES, 1.0, 4.0, 0.5, 2.0, 10.0, null, null, true, "test", CLOSES);
    private static final Mark PLAIN =
            new Mark("X:ONE", Ids.candle("X:ONE", Timeframe.M1, OPENS), 1.0, 4.0, 0.5, 2.0, 10.0, 0.25);

    @Test
    @DisplayName("C-LINEAGE the mark of a candle knows the candle's id, by name and by place")
    void knows_the_id_of_its_candle() {
        assertThat(new CandleMark(CANDLE, 0.25).getCandleId()).isEqualTo(PLAIN.getCandleId());
        assertThat(new CandleMark(CANDLE, 0.25).get(1)).isEqualTo(PLAIN.getCandleId());
        assertThat(new CandleMark(CANDLE, 0.25)).hasToString(PLAIN.toString());
    }

    @Test
    @DisplayName(
            "C-AVRO the mark of a candle is written as any mark, alone and inside an event, asked for its id or not")
    void is_written_as_any_mark() throws Exception {
        assertThat(new CandleMark(CANDLE, 0.25).toByteBuffer()).isEqualTo(PLAIN.toByteBuffer());
        assertThat(event(new CandleMark(CANDLE, 0.25)).toByteBuffer())
                .isEqualTo(event(PLAIN).toByteBuffer());
    }

    private static AccountEvent event(Mark mark) {
        return new AccountEvent(
                "main",
                AccountEventKind.MARK,
                CLOSES,
                null,
                mark,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
