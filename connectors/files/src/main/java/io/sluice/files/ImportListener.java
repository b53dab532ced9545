package io.sluice.files;

import io.sluice.files.check.Gap;

/**
 * Told of every row refused and every gap, as it is found, on the thread that reads. The summary keeps all counts, but
 * only the first of the rows and gaps; who needs each of them listens.
 */
public interface ImportListener {
    /** Hears nothing. */
    ImportListener NONE = new ImportListener() {
        @Override
        public void refused(RefusedRow row) {}

        @Override
        public void gap(Gap gap) {}
    };

    /** A row did not become a candle. */
    void refused(RefusedRow row);

    /** Candles are missing; called before the candle after the gap is given out. */
    void gap(Gap gap);
}
