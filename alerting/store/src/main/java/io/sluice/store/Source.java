package io.sluice.store;

import java.time.Instant;

/**
 * Where a row comes from.
 *
 * @param topic full name
 * @param timestamp the record's there
 */
record Source(String topic, int partition, long offset, Instant timestamp) {
    /** An id for what has none of its own. */
    String place() {
        return topic + "-" + partition + "-" + offset;
    }
}
