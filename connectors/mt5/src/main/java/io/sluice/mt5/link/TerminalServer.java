package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for terminals, lets in those that know the token, and keeps one {@link Terminal} an account. */
public final class TerminalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalServer.class);
    private static final Duration HELLO_PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_ACCOUNTS = 4_096;
    private static final int VERSION = 1;

    private final TerminalSettings settings;
    private final long epoch;
    private final ServerSocket server;
    private final Semaphore places;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Map<Long, Terminal> terminals = new ConcurrentHashMap<>();
    private final LinkCounts counts = new LinkCounts();
    private volatile boolean closed;

    private TerminalServer(TerminalSettings settings, long epoch, ServerSocket server) {
        this.settings = settings;
        this.epoch = epoch;
        this.server = server;
        this.places = new Semaphore(settings.mostTerminals());
    }

    /**
     * Starts to listen.
     *
     * @param epoch as {@link EpochFile} gave it
     * @throws IOException when the address cannot be had
     */
    public static TerminalServer start(TerminalSettings settings, long epoch) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        TerminalServer started = new TerminalServer(settings, epoch, socket);
        Thread.ofVirtual().name("mt5-accept").start(started::accept);
        return started;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** This gateway's number, higher than that of every gateway before it. */
    public long epoch() {
        return epoch;
    }

    /** Links at this moment. */
    public int links() {
        return links.size();
    }

    public LinkCounts counts() {
        return counts;
    }

    /** The account's terminal; one that has not connected yet is there as well, and offline. */
    public Terminal terminal(long login) {
        return terminals.computeIfAbsent(login, unseen -> new Terminal(unseen, "q" + epoch + "."));
    }

    /** The account's terminal if it has ever connected. */
    public Optional<Terminal> known(long login) {
        return Optional.ofNullable(terminals.get(login))
                .filter(terminal -> terminal.hello().isPresent());
    }

    /** All accounts whose terminal has ever connected, by login. */
    public Collection<Terminal> known() {
        Map<Long, Terminal> seen = new TreeMap<>();
        terminals.forEach((login, terminal) -> terminal.hello().ifPresent(hello -> seen.put(login, terminal)));
        return seen.values();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().name("mt5-reader").start(() -> welcome(socket));
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("a terminal could not be accepted: {}", e.getMessage());
                }
            }
        }
    }

    private void welcome(Socket socket) {
        boolean placed = places.tryAcquire();
        try (socket) {
            Link link = new Link(socket, settings.heartbeat(), counts);
            if (placed) {
                shakeHands(link);
            } else {
                refuse(link, "FULL", "too many terminals");
            }
        } catch (IOException broken) {
            LOG.debug("a connection ended before it was a link: {}", broken.getMessage());
        } finally {
            if (placed) {
                places.release();
            }
        }
    }

    private void shakeHands(Link link) throws IOException {
        Frame frame;
        Hello hello;
        Thread watch = Thread.ofVirtual().name("mt5-hello").start(() -> endUnlessGreeted(link));
        try {
            frame = link.first(HELLO_PATIENCE);
            watch.interrupt();
            if (!frame.type().equals("hello")) {
                throw new FrameFault("type", "the first frame must be hello");
            }
            if (!settings.knows(frame.text("token"))) {
                refuse(link, "TOKEN", "the token is not the gateway's");
                return;
            }
            hello = Hello.of(frame);
        } catch (FrameFault malformed) {
            counts.countMalformed();
            refuse(link, "HELLO", String.valueOf(malformed.getMessage()));
            return;
        }
        if (hello.version() < VERSION) {
            refuse(link, "VERSION", "this gateway speaks version " + VERSION);
        } else {
            admit(link, hello);
        }
    }

    /** One byte at a time would keep a connection open for ever. */
    private static void endUnlessGreeted(Link link) {
        try {
            Thread.sleep(HELLO_PATIENCE);
            link.end("no hello in time");
        } catch (InterruptedException greeted) {
            LOG.trace("greeted in time");
        }
    }

    private void admit(Link link, Hello hello) throws IOException {
        if (!terminals.containsKey(hello.login()) && terminals.size() >= MOST_ACCOUNTS) {
            refuse(link, "FULL", "too many accounts");
            return;
        }
        Terminal terminal = terminal(hello.login());
        if (terminal.isTakenFor(hello.terminal())) {
            refuse(link, "ACCOUNT_TAKEN", "another terminal serves account " + hello.login());
            return;
        }
        links.add(link);
        try {
            Frame.Builder welcome = terminal.adopt(link, hello, settings.zones().get(hello.server()), greeting(hello));
            counts.countAccepted();
            LOG.info("account {} of {} is linked by terminal {}", hello.login(), hello.server(), hello.terminal());
            terminal.serve(link, welcome);
        } finally {
            links.remove(link);
        }
    }

    private Frame.Builder greeting(Hello hello) {
        return Frame.of("welcome")
                .put("v", VERSION)
                .put("session", epoch + "-" + hello.run())
                .put("owner", "gateway")
                .put("epoch", epoch)
                .put("heartbeatMillis", settings.heartbeat().toMillis());
    }

    private void refuse(Link link, String code, String text) throws IOException {
        counts.countRefused();
        link.write(Frame.of("refused").put("code", code).put("text", text));
    }

    /** Listens no longer and ends all links; requests under way end as unanswered. */
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("closing the server", e);
        }
        links.forEach(link -> link.end("the gateway stops"));
    }
}
