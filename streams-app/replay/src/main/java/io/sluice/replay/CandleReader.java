package io.sluice.replay;

import io.sluice.schemas.Candle;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One pass over the candles of one instrument by close time. For one thread at a time. */
public interface CandleReader extends Closeable {
    /**
     * The next candle, or null after the last.
     *
     * @throws IOException when the source cannot be read; the message says where
     */
    @Nullable
    Candle read() throws IOException;
}
