package io.sluice.account;

import io.sluice.state.SlotReader;
import io.sluice.state.SlotWriter;

/**
 * A position is to be left while some of its entry is still on its way: what fills of that leaves too, under the same
 * decision.
 *
 * @param decisionId decision that allowed it
 * @param signalId signal behind that decision
 * @param exits orders sent under it so far
 */
record Leaving(String decisionId, String signalId, int exits) {
    Leaving next() {
        return new Leaving(decisionId, signalId, exits + 1);
    }

    void write(SlotWriter out) {
        out.text(decisionId).text(signalId).count(exits);
    }

    static Leaving read(SlotReader in) {
        return new Leaving(in.text(), in.text(), in.count());
    }
}
