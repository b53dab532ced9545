package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal with its Expert Advisor: one thread that dials the gateway, obeys it, and tells what happens at the trade
 * server. Killing one and starting another on the same journal is a restart.
 */
public final class SimTerminal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimTerminal.class);
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final int SILENT_HEARTBEATS = 5;

    /**
     * Where and how a terminal dials.
     *
     * @param terminal its id, the same over restarts
     * @param redial pause before it dials again
     * @param poll how long it waits for a frame before it looks after its transactions
     */
    public record Dial(String host, int port, String token, String terminal, Duration redial, Duration poll) {
        public static Dial to(int port, String token, String terminal) {
            return new Dial("127.0.0.1", port, token, terminal, Duration.ofMillis(5), Duration.ofMillis(10));
        }
    }

    /** What happens when the terminal comes to a point. */
    private record Incident(DeathPoint point, Runnable happens) {}

    /** The process died: not an error of this programme, so nothing catches it by accident. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final Dial dial;
    private final TradeServer server;
    private final Path journalFile;
    private final String run = UUID.randomUUID().toString().substring(0, 13);
    private final Events events = new Events();
    private final Cut cut = new Cut();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean connected = true;
    private volatile boolean tradeAllowed = true;
    private volatile boolean reconnects = true;
    private volatile @Nullable Incident incident;
    private volatile String refusal = "";
    private volatile @Nullable Socket socket;

    private SimTerminal(Dial dial, TradeServer server, Path journalFile) {
        this.dial = dial;
        this.server = server;
        this.journalFile = journalFile;
        this.thread = Thread.ofVirtual().name("terminal-" + dial.terminal()).unstarted(this::live);
    }

    /** Starts a terminal that dials until it is closed. */
    public static SimTerminal start(Dial dial, TradeServer server, Path journalFile) {
        SimTerminal terminal = new SimTerminal(dial, server, journalFile);
        server.attach(terminal.events);
        terminal.thread.start();
        return terminal;
    }

    /** Breaks the present link after it has read so many bytes more. */
    public void cutAfterReading(long bytes) {
        cut.afterReading(bytes);
    }

    /** Breaks the present link after it has written so many bytes more. */
    public void cutAfterWriting(long bytes) {
        cut.afterWriting(bytes);
    }

    /** Kills the terminal when it next comes to this point. */
    public void dieAt(DeathPoint point) {
        at(point, () -> {
            throw new Killed();
        });
    }

    /** Does something when it next comes to this point, on its own thread and once. */
    void at(DeathPoint point, Runnable happens) {
        incident = new Incident(point, happens);
    }

    /** Whether it is connected to its trade server. */
    public void connected(boolean isConnected) {
        connected = isConnected;
    }

    public void tradeAllowed(boolean isAllowed) {
        tradeAllowed = isAllowed;
    }

    /** Whether it dials again when the link is lost. */
    public void reconnects(boolean again) {
        reconnects = again;
    }

    /** Why the gateway last refused it, as code; empty when it did not. */
    public String refusal() {
        return refusal;
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Breaks the link now. */
    public void dropLink() {
        Socket present = socket;
        if (present != null) {
            try {
                present.close();
            } catch (IOException e) {
                LOG.debug("dropping a link", e);
            }
        }
    }

    /** Kills it as a power cut would: nothing is finished or said. */
    @Override
    public void close() {
        stopped = true;
        // Not interrupted: the trade server may be executing on this thread, and does not die with a terminal.
        dropLink();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        try (Journal journal = Journal.open(journalFile)) {
            Guard guard = new Guard(server, journal);
            Requests requests = new Requests(server, journal, guard, this::pass);
            Questions questions = new Questions(server, journal, requests, events);
            while (!stopped) {
                dial(journal, guard, requests, questions);
                cut.mend();
                if (!pause()) {
                    return;
                }
            }
        } catch (Killed killed) {
            dropLink();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of " + dial.terminal(), e);
        } finally {
            server.attach(null);
        }
    }

    private void pass(DeathPoint here) {
        Incident next = incident;
        if (next != null && next.point() == here) {
            incident = null;
            next.happens().run();
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(dial.redial());
            while (!reconnects && !stopped) {
                Thread.sleep(dial.redial());
            }
            return !stopped;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    private void dial(Journal journal, Guard guard, Requests requests, Questions questions) {
        try (Socket dialled = new Socket()) {
            socket = dialled;
            dialled.connect(new InetSocketAddress(dial.host(), dial.port()), (int) HANDSHAKE.toMillis());
            Wire wire = new Wire(dialled, cut);
            events.keep();
            wire.write(hello(journal));
            Frame welcome = wire.read(HANDSHAKE).orElseThrow(() -> new IOException("no welcome"));
            if (welcome.type().equals("refused")) {
                refusal = welcome.text("code");
                return;
            }
            if (!welcome.type().equals("welcome")) {
                throw new IOException("no gateway answers");
            }
            if (!journal.admits(welcome.text("owner"), welcome.number("epoch"))) {
                refusal = "EPOCH";
                wire.write(Frame.of("error").put("code", "EPOCH").put("text", "an older gateway"));
                return;
            }
            refusal = "";
            new Conversation(wire, welcome, guard, requests, questions).hold();
        } catch (IOException | FrameFault over) {
            LOG.debug("link of {}: {}", dial.terminal(), over.getMessage());
        }
    }

    private Frame.Builder hello(Journal journal) {
        SimAccount account = server.account();
        return Frame.of("hello")
                .put("v", 1)
                .put("token", dial.token())
                .put("terminal", dial.terminal())
                .put("run", run)
                .put("ea", "sim")
                .put("login", account.login())
                .put("server", account.server())
                .put("name", account.name())
                .put("company", "Sluice simulation")
                .put("currency", account.currency())
                .put("mode", account.hedging() ? "HEDGING" : "NETTING")
                .put("kind", "DEMO")
                .put("connected", connected)
                .put("tradeAllowed", tradeAllowed)
                .put("serverTime", server.now())
                .put("utcOffset", account.utcOffsetSeconds())
                .put("journal", journal.identity())
                .put("records", journal.records())
                .put("firstEvent", events.first())
                .put("lastEvent", events.last());
    }

    /** One link, from the snapshot on. */
    private final class Conversation {
        private final Wire wire;
        private final Guard guard;
        private final Requests requests;
        private final Questions questions;
        private final Duration heartbeat;
        private final long dealsSince;
        private final long resumeAfter;
        private boolean snapshotTold;
        private boolean resumed;
        private long echo;

        private Conversation(Wire wire, Frame welcome, Guard guard, Requests requests, Questions questions)
                throws FrameFault {
            this.wire = wire;
            this.guard = guard;
            this.requests = requests;
            this.questions = questions;
            this.heartbeat = Duration.ofMillis(welcome.number("heartbeatMillis"));
            this.dealsSince = welcome.number("dealsSince");
            this.resumeAfter = welcome.number("resumeAfter");
        }

        private void hold() throws IOException, FrameFault {
            long nextBeat = System.nanoTime() + heartbeat.toNanos();
            long lastHeard = System.nanoTime();
            while (!stopped) {
                tellSnapshot();
                var frame = wire.read(dial.poll());
                if (frame.isPresent()) {
                    lastHeard = System.nanoTime();
                    obey(frame.get());
                }
                guard.look();
                if (snapshotTold) {
                    events.flush(wire);
                }
                if (System.nanoTime() >= nextBeat) {
                    beat();
                    nextBeat = System.nanoTime() + heartbeat.toNanos();
                }
                if (System.nanoTime() - lastHeard
                        > heartbeat.multipliedBy(SILENT_HEARTBEATS).toNanos()) {
                    throw new IOException("the gateway fell silent");
                }
            }
        }

        private void tellSnapshot() throws IOException {
            snapshotTold &= connected;
            if (snapshotTold || !connected) {
                return;
            }
            List<Frame.Builder> items = new ArrayList<>();
            server.symbols().forEach(symbol -> items.add(symbol.frame()));
            items.add(server.accountFrame());
            items.addAll(server.positions());
            server.working().forEach(order -> items.add(order.frame()));
            server.ended().stream()
                    .filter(order -> order.doneTime() >= dealsSince)
                    .forEach(order -> items.add(order.frame()));
            server.deals().stream().filter(deal -> deal.time() >= dealsSince).forEach(deal -> items.add(deal.frame()));
            for (Frame.Builder frame : Questions.done("snapshot", "OK", items)) {
                wire.write(frame);
            }
            if (!resumed) {
                events.resend(resumeAfter, wire);
                resumed = true;
            }
            snapshotTold = true;
        }

        private void beat() throws IOException {
            wire.write(Frame.of("hb")
                    .put("serverTime", server.now())
                    .put("utcOffset", server.account().utcOffsetSeconds())
                    .put("connected", connected)
                    .put("tradeAllowed", tradeAllowed)
                    .put("lastEvent", events.last())
                    .put("echo", echo));
        }

        private void obey(Frame frame) throws IOException, FrameFault {
            switch (frame.type()) {
                case "hb" -> echo = frame.numberOr("time", 0);
                case "order" -> order(frame);
                case "lookup", "get", "bars", "ticks", "subscribe" -> answer(frame);
                case "error" -> LOG.debug("the gateway complains: {}", frame);
                default -> complain(frame, "UNKNOWN_TYPE", "unknown type");
            }
        }

        private void order(Frame frame) throws IOException {
            if (frame.fields().get("requestId") instanceof String id && Frame.isId(id)) {
                wire.write(requests.handle(frame, connected && tradeAllowed));
            } else {
                complain(frame, "MALFORMED", "a request needs an id");
            }
        }

        private void answer(Frame frame) throws IOException {
            try {
                for (Frame.Builder part : questions.answer(frame, connected)) {
                    wire.write(part);
                }
            } catch (FrameFault fault) {
                complain(frame, "MALFORMED", String.valueOf(fault.getMessage()));
            }
        }

        private void complain(Frame frame, String code, String text) throws IOException {
            Frame.Builder error = Frame.of("error").put("code", code).put("text", text);
            if (frame.fields().get("requestId") instanceof String id) {
                error.put("re", id);
            }
            wire.write(error);
        }
    }
}
