package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the terminal hears from its trade server: numbered as it is told, kept for links to come. */
final class Events implements TradeServer.Audience {
    private static final int KEPT = 4_096;

    private final Queue<Frame.Builder> heard = new ConcurrentLinkedQueue<>();
    private final Deque<Frame.Builder> kept = new ArrayDeque<>();
    private final Set<String> tickSymbols = ConcurrentHashMap.newKeySet();
    private final Set<String> barSeries = ConcurrentHashMap.newKeySet();
    private long last;

    @Override
    public void hear(Frame.Builder item) {
        heard.add(item);
    }

    void subscribe(String symbol, boolean ticks, String timeframe) {
        if (ticks) {
            tickSymbols.add(symbol);
        }
        if (!timeframe.isEmpty()) {
            barSeries.add(symbol + " " + timeframe);
        }
    }

    long first() {
        return last - kept.size() + 1;
    }

    long last() {
        return last;
    }

    /** Sends again what came after an event that the gateway has. */
    void resend(long after, Wire wire) throws IOException {
        long number = first();
        for (Frame.Builder item : kept) {
            if (number++ > after) {
                wire.write(item);
            }
        }
    }

    /** Numbers what was heard; sends it where there is a link. */
    void flush(Wire wire) throws IOException {
        Frame.Builder item = heard.poll();
        while (item != null) {
            tell(item.build(), wire);
            item = heard.poll();
        }
    }

    /** Numbers what was heard while there is no link. */
    void keep() {
        Frame.Builder item = heard.poll();
        while (item != null) {
            Frame frame = item.build();
            if (!frame.type().equals("tick") && wanted(frame)) {
                number(frame);
            }
            item = heard.poll();
        }
    }

    private void tell(Frame frame, Wire wire) throws IOException {
        if (!wanted(frame)) {
            return;
        }
        wire.write(frame.type().equals("tick") ? Frame.of("tick").putAll(frame) : number(frame));
    }

    private boolean wanted(Frame frame) {
        return switch (frame.type()) {
            case "tick" -> tickSymbols.contains((String) frame.fields().get("symbol"));
            case "bar" ->
                barSeries.contains(
                        frame.fields().get("symbol") + " " + frame.fields().get("timeframe"));
            default -> true;
        };
    }

    private Frame.Builder number(Frame frame) {
        Frame.Builder event = Frame.of(frame.type()).put("event", ++last).putAll(frame);
        kept.add(event);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        return event;
    }
}
