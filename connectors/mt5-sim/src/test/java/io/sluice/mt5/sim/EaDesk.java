package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.Terminal;
import io.sluice.testkit.Await;
import io.sluice.testkit.CutProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A gateway, a link that can be cut, and the compiled Expert Advisor at its end; requests go out as frames. */
final class EaDesk implements AutoCloseable {
    static final long LOGIN = 7001;
    static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long EXPIRES_MILLIS = 30_000;

    private final Stand stand;
    private final CutProxy proxy;
    private final Path folder;
    private final String mode;
    private EaTerminal ea;
    private long epoch = 1;

    EaDesk(Path folder, String mode, Duration heartbeat) throws Exception {
        EaBinary.path();
        this.folder = folder;
        this.mode = mode;
        this.stand = new Stand(folder, heartbeat, PATIENCE);
        this.proxy = new CutProxy(stand.port());
        this.ea = EaTerminal.start(folder.resolve("terminal"), proxy.port(), LOGIN, mode);
        stand.ready(LOGIN);
    }

    EaTerminal ea() {
        return ea;
    }

    CutProxy proxy() {
        return proxy;
    }

    Stand stand() {
        return stand;
    }

    Terminal terminal() {
        return stand.gateway().terminals().terminal(LOGIN);
    }

    EaDesk epoch(long newEpoch) {
        epoch = newEpoch;
        return this;
    }

    long serverMillis() {
        return terminal().clock().serverMillis(Instant.now());
    }

    /** The process that died, or dies now, started again on the same folder. */
    void restart() throws Exception {
        launch().dial();
        stand.ready(LOGIN);
    }

    /** The same, before it dials. */
    EaTerminal launch() throws Exception {
        return launch(Map.of());
    }

    /** @param inputs of the Expert Advisor, where they are not as usual */
    EaTerminal launch(Map<String, String> inputs) throws Exception {
        ea.kill();
        awaitNoLink();
        ea = EaTerminal.launch(folder.resolve("terminal"), proxy.port(), LOGIN, mode, inputs);
        return ea;
    }

    void awaitNoLink() throws InterruptedException {
        Await.until("the link is gone", LIMIT, () -> !terminal().state().linked());
    }

    Frame.Builder market(String kind, String volume, String client, long magic) {
        return Frame.of("order")
                .put("action", "market")
                .put("symbol", "WINZ26")
                .put("kind", kind)
                .put("volume", volume)
                .put("clientId", client)
                .put("magic", magic)
                .put("unique", true)
                .put("comment", client);
    }

    Frame.Builder pending(String kind, String price, String client, long magic) {
        return market(kind, "1", client, magic).put("action", "pending").put("price", price);
    }

    Frame.Builder on(String action, long ticket, String client) {
        return Frame.of("order")
                .put("action", action)
                .put("ticket", ticket)
                .put("symbol", "WINZ26")
                .put("clientId", client)
                .put("magic", 0);
    }

    /** Sends a request; what came of it, answered or not. */
    Exchange attempt(String requestId, Frame.Builder frame) throws InterruptedException {
        return attempt(requestId, frame, serverMillis() + EXPIRES_MILLIS);
    }

    Exchange attempt(String requestId, Frame.Builder frame, long expiresAt) throws InterruptedException {
        return terminal()
                .send(
                        requestId,
                        frame.put("owner", "runner").put("epoch", epoch).put("expiresAt", expiresAt),
                        PATIENCE);
    }

    /** Sends a request and gives its result. */
    Frame send(String requestId, Frame.Builder frame) throws InterruptedException {
        return answered(attempt(requestId, frame)).end();
    }

    Answered ask(Frame.Builder question) throws InterruptedException {
        return answered(terminal().ask(question, PATIENCE));
    }

    Answered lookup(String client, long magic, long settleMillis) throws InterruptedException {
        return ask(Frame.of("lookup")
                .put("owner", "runner")
                .put("epoch", epoch)
                .put("clientId", client)
                .put("magic", magic)
                .put("ticket", 0)
                .put("settle", settleMillis));
    }

    private Answered answered(Exchange exchange) {
        if (exchange instanceof Answered answered) {
            return answered;
        }
        throw new AssertionError(exchange + "; log of the terminal:\n" + ea.log());
    }

    /** A result in brief: code, retcode and whether it was replayed. */
    static String brief(Frame result) throws FrameFault {
        return result.text("code") + " " + result.number("retcode") + (result.flag("replayed") ? " again" : "");
    }

    /** Side and volume of all positions that the gateway knows. */
    List<String> positions() {
        return terminal().mirror().positions().stream()
                .map(position ->
                        position.fields().get("side") + " " + position.fields().get("volume"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        ea.close();
        proxy.close();
        stand.close();
    }
}
