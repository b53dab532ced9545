package io.sluice.binance.stream;

/** Takes what a stream says. Its methods are called one at a time, on any thread; they return soon and never throw. */
public interface StreamSink {

    /** One whole frame. During a renewal the same frame may come twice, from the old and the new connection. */
    void frame(String text);

    /**
     * The stream broke: frames may be missing from here on.
     *
     * @param reason what happened, in words
     */
    void interrupted(String reason);

    /** A connection is open, at the start or after {@link #interrupted}: what happened in between is to be asked for. */
    void flowing();
}
