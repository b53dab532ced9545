package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;

/**
 * An entry's waiting for a veto.
 *
 * @param since account time at which it began, micros
 * @param until account time at which it ends, micros
 * @param signalTime event time of the signal, micros: a signal that has grown old is not followed
 */
record Hold(long since, long until, long signalTime) {
    void write(SlotWriter out) {
        out.whole(since).whole(until).whole(signalTime);
    }

    static Hold read(SlotReader in) {
        return new Hold(in.whole(), in.whole(), in.whole());
    }
}
