package io.sluice.connector.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A venue in the test's own process, which is never killed. Market orders are executed at once, in two trades, so that
 * their client order ids are free again: a second request under the same id is a second order, and the ledger shows it.
 * One line in, one line out, on a connection of its own.
 */
final class Ledger implements AutoCloseable {
    /** One order that was accepted. */
    record Order(String clientOrderId, String instrument, String side, String quantity, Instant deadline, int number) {
        /** Both trades as {@code id:quantity}. */
        List<String> trades() {
            return List.of("T" + number + "a:1", "T" + number + "b:2");
        }
    }

    /** A request to place an order, accepted or not. */
    record Request(String clientOrderId, Instant deadline, boolean accepted) {}

    private final ServerSocket server;
    private final List<Order> orders = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private int repliesToLose;
    private int cuts;
    private int lost;
    private @Nullable RandomGenerator mischief;

    private Ledger(ServerSocket server) {
        this.server = server;
    }

    static Ledger open() {
        try {
            Ledger ledger = new Ledger(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("ledger").start(ledger::serve);
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized List<Order> orders() {
        return List.copyOf(orders);
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Requests that were cut before they were taken. */
    synchronized int cuts() {
        return cuts;
    }

    /** Orders that were taken and whose replies were lost. */
    synchronized int lost() {
        return lost;
    }

    /** The next so many orders are accepted, and their replies lost. */
    synchronized void loseReplies(int count) {
        repliesToLose = count;
    }

    /**
     * From now on one request in five is cut before it is taken, one in five after, and one in five hangs for up to two
     * seconds before it is looked at.
     */
    synchronized void misbehave(RandomGenerator random) {
        mischief = random;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String line = in.readLine();
            boolean cut = line != null && line.startsWith("PLACE") && misbehaves();
            String reply = line == null || cut ? null : answer(line.split(" ", -1));
            if (reply != null) {
                out.println(reply);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // Who asked has been killed; what was done is done.
        }
    }

    /** @return true when the request is cut before it is taken */
    private boolean misbehaves() throws InterruptedException {
        int kind;
        int hangs;
        synchronized (this) {
            if (mischief == null) {
                return false;
            }
            kind = mischief.nextInt(5);
            hangs = mischief.nextInt(2_000);
            repliesToLose += kind == 1 ? 1 : 0;
            cuts += kind == 0 ? 1 : 0;
        }
        if (kind == 2) {
            Thread.sleep(hangs);
        }
        return kind == 0;
    }

    /** Null when the reply is to be lost. */
    private synchronized String answer(String[] words) {
        return switch (words[0]) {
            case "PLACE" -> place(words);
            case "FIND" ->
                orders.stream()
                        .filter(order -> order.clientOrderId().equals(words[1]))
                        .findFirst()
                        .map(Ledger::line)
                        .orElse("NONE");
            case "ALL" -> String.join(";", orders.stream().map(Ledger::line).toList());
            default -> "WHAT";
        };
    }

    private String place(String[] words) {
        Instant deadline = Instant.parse(words[5]);
        boolean accepted = !Instant.now().isAfter(deadline);
        requests.add(new Request(words[1], deadline, accepted));
        if (!accepted) {
            return "LATE";
        }
        Order order = new Order(words[1], words[2], words[3], words[4], deadline, orders.size() + 1);
        orders.add(order);
        if (repliesToLose > 0) {
            repliesToLose--;
            lost++;
            return null;
        }
        return line(order);
    }

    private static String line(Order order) {
        return String.join(
                " ",
                "ORDER",
                order.clientOrderId(),
                "V" + order.number(),
                order.instrument(),
                order.side(),
                order.quantity(),
                String.join(",", order.trades()));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
