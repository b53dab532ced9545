package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange.NotSent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account as its terminal shows it, over all the links that it ever has. Thread-safe. */
public final class Terminal {
    /** What answers belong to that nobody asked for: the state on connect. */
    public static final String SNAPSHOT = "snapshot";

    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);
    private static final int SNAPSHOT_LIMIT = 100_000;

    private final long login;
    private final String idPrefix;
    private final Mirror mirror = new Mirror();
    private final List<TerminalListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Frame.Builder> subscriptions = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();
    private volatile @Nullable Link link;
    private volatile @Nullable Hello hello;
    private volatile TerminalState state = TerminalState.NEVER_SEEN;
    private volatile ServerClock clock = new ServerClock(0, 0, null);
    private volatile String run = "";
    private volatile long lastEvent;
    private volatile long dealsSince;
    private volatile @Nullable ZoneId zone;

    /** @param idPrefix makes the ids of this gateway's questions differ from those of earlier ones */
    Terminal(long login, String idPrefix) {
        this.login = login;
        this.idPrefix = idPrefix;
    }

    public long login() {
        return login;
    }

    public Mirror mirror() {
        return mirror;
    }

    public ServerClock clock() {
        return clock;
    }

    /** What is known of the link and of the terminal behind it. */
    public TerminalState state() {
        return state;
    }

    /** What the terminal said of itself when it last connected. */
    public Optional<Hello> hello() {
        return Optional.ofNullable(hello);
    }

    /** Tells a listener from now on; where a snapshot has come already, it is not told again. */
    public void listen(TerminalListener listener) {
        listeners.add(listener);
    }

    public void ignore(TerminalListener listener) {
        listeners.remove(listener);
    }

    /** An id for a question, never used before by any gateway of this epoch. */
    public String newQuestionId() {
        return idPrefix + questions.incrementAndGet();
    }

    /** Asks a question under an id of its own. */
    public Exchange ask(Frame.Builder question, Duration patience) throws InterruptedException {
        return send(newQuestionId(), question, patience);
    }

    /**
     * Sends one request at most once, and waits for its end.
     *
     * @param requestId written into the frame
     * @param patience longest time to wait
     */
    public Exchange send(String requestId, Frame.Builder frame, Duration patience) throws InterruptedException {
        Link present = link;
        if (present == null) {
            return new NotSent("OFFLINE", "no terminal of account " + login + " is connected");
        }
        Request request = new Request(requestId, frame.put("requestId", requestId));
        present.send(request);
        Exchange outcome = request.await(patience);
        present.forget(request);
        return outcome;
    }

    /** Wants quotes or closed bars of a symbol, now and after each reconnect. */
    public void subscribe(String symbol, boolean ticks, @Nullable String timeframe) {
        Frame.Builder wanted = Frame.of("subscribe").put("symbol", symbol).put("ticks", ticks);
        if (timeframe != null) {
            wanted.put("timeframe", timeframe);
        }
        subscriptions.put(symbol + " " + ticks + " " + timeframe, wanted);
        Link present = link;
        if (present != null) {
            subscribe(present, wanted);
        }
    }

    private void subscribe(Link target, Frame.Builder wanted) {
        String id = newQuestionId();
        target.send(new Request(id, Frame.of("subscribe").putAll(wanted.build()).put("requestId", id)));
    }

    /** Whether another terminal must not take over this account. */
    synchronized boolean isTakenFor(String terminal) {
        Hello present = hello;
        return link != null && present != null && !present.terminal().equals(terminal);
    }

    /**
     * Makes a connection the link of this account; ends the one before.
     *
     * @param serverZone the server's time zone, where it is known
     */
    synchronized Frame.Builder adopt(Link newLink, Hello newHello, @Nullable ZoneId serverZone, Frame.Builder welcome) {
        Link former = link;
        if (former != null) {
            former.end("replaced by a newer link of the same terminal");
        }
        warnOfJournal(hello, newHello);
        zone = serverZone;
        clock = new ServerClock(newHello.serverTime() - Instant.now().toEpochMilli(), (int) newHello.utcOffset(), zone);
        if (!run.equals(newHello.run())) {
            run = newHello.run();
            lastEvent = 0;
        }
        if (dealsSince == 0) {
            dealsSince = newHello.serverTime() - Duration.ofDays(1).toMillis();
        }
        hello = newHello;
        link = newLink;
        state = new TerminalState(true, newHello.connected(), newHello.tradeAllowed(), false);
        return welcome.put("resumeAfter", lastEvent).put("dealsSince", dealsSince);
    }

    private void warnOfJournal(@Nullable Hello before, Hello now) {
        if (before != null && !before.journal().equals(now.journal())) {
            LOG.warn("the terminal of account {} has lost its journal; its history is searched instead", login);
        }
    }

    /** Welcomes a link that was adopted, and serves it until it ends. */
    void serve(Link served, Frame.Builder welcome) {
        String reason;
        try {
            served.write(welcome);
            subscriptions.values().forEach(wanted -> subscribe(served, wanted));
            reason = served.serve(new Reception(served));
        } catch (IOException broken) {
            reason = "the link broke at once: " + broken.getMessage();
        }
        served.end(reason);
        ended(served, reason);
    }

    private void ended(Link served, String reason) {
        LOG.info("account {}: {}", login, reason);
        synchronized (this) {
            if (link != served) {
                return;
            }
            link = null;
            state = new TerminalState(false, false, false, false);
        }
        tell(listener -> listener.interrupted(reason));
    }

    private void tell(java.util.function.Consumer<TerminalListener> message) {
        for (TerminalListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException fault) {
                LOG.error("a listener of account {} failed", login, fault);
            }
        }
    }

    /** Takes the frames of one link. */
    private final class Reception implements Link.Inbox {
        private final Link of;
        private final List<Frame> snapshot = new ArrayList<>();

        private Reception(Link of) {
            this.of = of;
        }

        @Override
        public void take(Frame frame) throws FrameFault {
            if (link != of) {
                return;
            }
            switch (frame.type()) {
                case "hb" -> heartbeat(frame);
                case "tick" -> tick(frame);
                case "error" -> complaint(frame);
                case "account", "symbol", "position", "order", "deal", "bar" -> item(frame);
                case "done" -> complete();
                default -> throw new FrameFault("type", "unknown");
            }
        }

        private void heartbeat(Frame frame) throws FrameFault {
            long offset = frame.number("utcOffset");
            clock = new ServerClock(
                    frame.number("serverTime") - Instant.now().toEpochMilli(), Math.toIntExact(offset), zone);
            boolean connected = frame.flag("connected");
            boolean lost = state.connected() && !connected;
            state = new TerminalState(true, connected, frame.flag("tradeAllowed"), state.complete() && connected);
            if (lost) {
                tell(listener -> listener.interrupted("the terminal lost its trade server"));
            }
        }

        private void tick(Frame frame) throws FrameFault {
            frame.decimal("bid");
            frame.decimal("ask");
            frame.number("time");
            mirror.apply(frame);
            tell(listener -> listener.tick(frame));
        }

        private void complaint(Frame frame) throws FrameFault {
            LOG.warn(
                    "the terminal of account {} complains: {} {}", login, frame.text("code"), frame.textOr("text", ""));
        }

        private void item(Frame frame) throws FrameFault {
            Items.check(frame);
            if (frame.has("re")) {
                if (snapshot.size() >= SNAPSHOT_LIMIT) {
                    throw new FrameFault("re", "a snapshot has no end");
                }
                snapshot.add(frame);
            } else {
                event(frame);
            }
        }

        private void event(Frame frame) throws FrameFault {
            long number = frame.number("event");
            if (number <= lastEvent) {
                return;
            }
            if (number != lastEvent + 1) {
                long missed = number - lastEvent - 1;
                LOG.warn("account {} missed {} events; the sweep has told what they led to", login, missed);
                tell(listener -> listener.missed(missed + " events"));
            }
            lastEvent = number;
            mirror.apply(frame);
            tell(listener -> listener.event(frame));
        }

        private void complete() throws FrameFault {
            mirror.replace(snapshot);
            List<Frame> told = List.copyOf(snapshot);
            snapshot.clear();
            dealsSince = Math.max(
                    dealsSince,
                    clock.serverMillis(Instant.now()) - Duration.ofHours(1).toMillis());
            state = new TerminalState(true, state.connected(), state.tradeAllowed(), true);
            tell(listener -> listener.connected(told));
        }
    }
}
