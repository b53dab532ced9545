package io.sluice.binance.venue;

import static io.sluice.binance.Orders.limit;
import static io.sluice.binance.Orders.market;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.connector.VenueUnavailable;
import io.sluice.schemas.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Everything is made to speak as much as it can, and neither half of the key is found in what it said. */
@Isolated("reads all that is logged")
class CanaryTest {
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    private final AppenderBase<ILoggingEvent> everything = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            said.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                said.add(String.valueOf(event.getThrowableProxy().getMessage()));
            }
        }
    };

    @Test
    @DisplayName("X-SECURITY a canary in the keys is found in no log, answer, error, report or file")
    void keeps_the_keys_secret(@TempDir Path folder) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.sluice.binance");
        Level before = root.getLevel();
        everything.setContext(root.getLoggerContext());
        everything.start();
        root.addAppender(everything);
        root.setAdditive(false);
        ours.setLevel(Level.TRACE);
        try {
            provoke(folder);
        } finally {
            root.detachAppender(everything);
            root.setLevel(before);
            ours.setLevel(null);
        }
        assertThat(said).isNotEmpty().noneMatch(line -> line.contains("canary"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(CanaryTest::content))
                    .isNotEmpty()
                    .noneMatch(content -> content.contains("canary"));
        }
    }

    private void provoke(Path folder) throws Exception {
        Desk desk = Desk.open(folder);
        said.add(String.valueOf(desk.place(market("a", Side.BUY, "0.500"))));
        for (RequestRule rule : List.of(
                RequestRule.next("POST", "/fapi/v1/order").loseReply(5, true),
                RequestRule.next("POST", "/fapi/v1/order").answer(false, 401, "{\"code\":-2014,\"msg\":\"bad\"}"),
                RequestRule.next("POST", "/fapi/v1/order").answer(false, 200, "<html>"))) {
            desk.sim.malice().add(rule);
            said.add(String.valueOf(desk.place(limit("b" + rule.hashCode(), Side.BUY, "0.500", "59000"))));
        }
        said.add(String.valueOf(desk.find(market("a", Side.BUY, "0.500"))));
        desk.sim.streams().cutAll();
        desk.await("the end of the gap", () -> said.stream().anyMatch(line -> line.contains("closed by")));
        desk.sim.close();
        said.add(String.valueOf(desk.place(market("c", Side.BUY, "0.500"))));
        try {
            desk.session.account().openOrders(Desk.soon());
        } catch (VenueUnavailable unavailable) {
            StringWriter trace = new StringWriter();
            unavailable.printStackTrace(new PrintWriter(trace));
            said.add(trace.toString());
        }
        desk.reports.forEach(report -> said.add(report.toString()));
        said.add(desk.session.toString());
        desk.session.close();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
