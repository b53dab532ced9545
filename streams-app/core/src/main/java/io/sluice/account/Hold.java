package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;

/**
 * An entry's waiting for a veto, or a slice's for its time.
 *
 * @param since account time at which it began, micros
 * @param until account time at which it ends, micros
 * @param signalTime event time of the signal, micros: a signal that has grown old is not followed; a slice's is as much
 *     later as its schedule has it wait, so that only what is late is old
 */
record Hold(long since, long until, long signalTime) {
    /** The same for a slice that is due this much later, micros. */
    Hold after(long micros) {
        return new Hold(since, until + micros, signalTime + micros);
    }

    void write(SlotWriter out) {
        out.whole(since).whole(until).whole(signalTime);
    }

    static Hold read(SlotReader in) {
        return new Hold(in.whole(), in.whole(), in.whole());
    }
}
