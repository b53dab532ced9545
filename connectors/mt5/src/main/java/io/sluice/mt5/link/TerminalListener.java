package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import java.util.List;

/**
 * Takes what a terminal tells by itself. Called on the link's reader, one call at a time for one link; must return soon,
 * must not ask the terminal anything, and must not throw.
 */
public interface TerminalListener {

    /**
     * A link is up and its snapshot is complete: account, symbols, positions, orders, and the sweep of deals and ended
     * orders.
     */
    void connected(List<Frame> snapshot);

    /** An order, deal, position, account or closed bar has changed. May be told twice and out of order. */
    void event(Frame item);

    /** A quote of a subscribed symbol. */
    void tick(Frame tick);

    /** Events were lost; what they led to is seen by asking. */
    void missed(String what);

    /** Nothing is heard any more until {@link #connected}. */
    void interrupted(String reason);
}
