package io.sluice.topologies.driver;

/**
 * One event folded into one state.
 *
 * @param <S> the fold's memory of one key
 * @param <V> what one input topic carries
 */
@FunctionalInterface
public interface FoldStep<S, V> {
    /**
     * Called once an event, in the order of the input, on the one thread that owns the key. What it throws makes the
     * event a dead letter: nothing that was put out for it is written, and the state is read again from the store.
     *
     * @param out never to be kept
     */
    void apply(S state, V event, FoldOutputs out);
}
