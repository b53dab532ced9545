package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import java.util.List;

/** What came of one request to a terminal. */
public sealed interface Exchange {

    /**
     * The terminal answered.
     *
     * @param items what came before the end, in order
     * @param end the frame that ended the answer: {@code result}, {@code found}, {@code done} or {@code error}
     */
    record Answered(List<Frame> items, Frame end) implements Exchange {}

    /**
     * Not one byte of the request has left, and none will.
     *
     * @param code stable code: {@code OFFLINE}, {@code BUSY}, {@code LATE}
     * @param text why, in words
     */
    record NotSent(String code, String text) implements Exchange {}

    /**
     * The request has left, at least in part, and nobody knows what became of it.
     *
     * @param code stable code: {@code NO_ANSWER}, {@code LINK_LOST}, {@code ENDLESS}
     * @param text what is known, in words
     */
    record Unanswered(String code, String text) implements Exchange {}
}
