package io.sluice.local.up;

import io.sluice.files.CandleSource;
import io.sluice.local.config.Configuration;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Fill;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What people see while it runs: one line that is renewed in place on a terminal, or printed now and then elsewhere, and
 * a line for each fill. Thread-safe.
 */
final class Screen {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private String live = "";

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** True where one line can be renewed in place. */
    boolean live() {
        return terminal;
    }

    /** What runs, where to look, and what to type next. */
    synchronized void greet(Configuration configuration, Platform platform, CandleSource source, Speed speed) {
        say("Sluice  mode paper (no real venue can be reached)  namespace %s".formatted(configuration.namespace()));
        say("  data      %s".formatted(configuration.dataDir().toAbsolutePath().normalize()));
        say("  Kafka     %s".formatted(platform.bootstrapServers()));
        say("  registry  %s".formatted(platform.registryUrl()));
        say("  feed      %s, %s candles, %s".formatted(source.name(), Timeframes.name(source.timeframe()), speed));
        platform.differences().forEach(difference -> say("  differs   " + difference));
        say("Next, elsewhere:  ./sluice tap fills   ./sluice tap risk-decisions   ./sluice doctor      Ctrl-C ends.");
        say("");
    }

    /** What is left behind. */
    synchronized void farewell(Configuration configuration) {
        live = "";
        say("Stopped. Everything is kept in %s; `up` goes on from here.".formatted(configuration.dataDir()));
    }

    synchronized void say(String text) {
        out.println(terminal ? CLEAR_LINE + text : text);
        if (terminal && !live.isEmpty()) {
            out.print(live);
        }
        out.flush();
    }

    synchronized void fill(Fill fill) {
        say("  fill  %s  %-8s %-6s %s %s @ %s  fee %s %s"
                .formatted(
                        TIME.format(fill.getTime()),
                        fill.getAccount(),
                        fill.getLeg().name().toLowerCase(Locale.ROOT),
                        fill.getSide().name().toLowerCase(Locale.ROOT),
                        fill.getQuantity().stripTrailingZeros().toPlainString() + " " + fill.getInstrument(),
                        fill.getPrice().stripTrailingZeros().toPlainString(),
                        fill.getFee().stripTrailingZeros().toPlainString(),
                        fill.getFeeCurrency()));
    }

    synchronized void progress(RunTotals totals) {
        RunTotals.Summary now = totals.summary();
        live = String.format(
                Locale.ROOT,
                "%s  candles %,d  signals %,d (+%,d held back)  decisions %,d (%,d approved)  orders %,d  fills %,d"
                        + "  dead letters %,d  candle to order p50 %.1f ms p99 %.1f ms",
                TIME.format(totals.historyTime()),
                now.candles(),
                now.signals(),
                now.suppressed(),
                now.decisions(),
                now.approved(),
                now.orders(),
                now.fills(),
                now.deadLetters(),
                now.latencyMs().p50(),
                now.latencyMs().p99());
        if (terminal) {
            out.print(CLEAR_LINE + live);
        } else {
            out.println(live);
        }
        out.flush();
    }
}
