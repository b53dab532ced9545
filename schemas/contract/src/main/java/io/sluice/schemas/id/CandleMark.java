package io.sluice.schemas.id;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import java.io.IOException;
import org.apache.avro.io.Encoder;

/**
 * The mark of a candle. The candle's id is hashed when somebody asks for it: written down it always is, but an account in
 * the same process wants it only when the mark makes it do something, and hashing costs more than valuing a position.
 * Several threads may ask at once; each finds the same id.
 */
public final class CandleMark extends Mark {
    private static final int CANDLE_ID = SCHEMA$.getField("candleId").pos();
    private static final long serialVersionUID = 1;

    private final transient Candle candle;
    /** Null until it is asked for. */
    private transient String id;

    /** @param atr average true range, quote currency; null while it warms up */
    public CandleMark(Candle candle, Double atr) {
        super(
                candle.getInstrument(),
                null,
                candle.getOpen(),
                candle.getHigh(),
                candle.getLow(),
                candle.getClose(),
                candle.getVolume(),
                atr);
        this.candle = candle;
    }

    @Override
    public String getCandleId() {
        String known = id;
        if (known == null) {
            known = Ids.candle(candle.getInstrument(), candle.getTimeframe(), candle.getOpenTime());
            id = known;
        }
        return known;
    }

    @Override
    public Object get(int field) {
        return field == CANDLE_ID ? getCandleId() : super.get(field);
    }

    @Override
    public void customEncode(Encoder out) throws IOException {
        put(CANDLE_ID, getCandleId());
        super.customEncode(out);
    }
}
