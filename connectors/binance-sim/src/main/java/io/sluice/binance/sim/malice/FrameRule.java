package io.sluice.binance.sim.malice;

/**
 * What happens to the next frames of a kind.
 *
 * @param event the event's name, such as ORDER_TRADE_UPDATE or kline; empty for all
 * @param skip how many to let pass first
 * @param times how many to do it to
 * @param probability of each of them
 * @param millis for STALL: how long the connection is silent
 */
public record FrameRule(String event, int skip, int times, double probability, Action action, long millis) {

    /** What is done. */
    public enum Action {
        /** The frame is not sent. */
        DROP,
        /** The frame is sent twice. */
        DUPLICATE,
        /** The frame is sent after the next one. */
        REORDER,
        /** The connection stays open and sends neither this frame nor any other for a while; they are lost. */
        STALL,
        /** The connection is cut instead of sending the frame. */
        CUT
    }

    /** Of the next so many frames of an event. */
    public static FrameRule next(String event, int times, Action action) {
        return new FrameRule(event, 0, times, 1, action, 0);
    }

    /** Silence, beginning with the next frame of an event. */
    public static FrameRule stall(String event, long millis) {
        return new FrameRule(event, 0, 1, 1, Action.STALL, millis);
    }

    boolean matches(String name) {
        return event.isEmpty() || event.equals(name);
    }
}
