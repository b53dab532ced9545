package io.sluice.local.up;

import io.sluice.files.CandleSource;
import io.sluice.local.Terminal;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.Coverage;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Timeframe;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What people see while it runs: one line of counts that is renewed in place on a terminal, or printed now and then
 * elsewhere, and a line for each fill and alert. Elsewhere nothing but text is written. Thread-safe.
 */
public final class Screen {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String CLEAR_LINE = "\r\u001b[K";
    /** A line that wraps cannot be renewed in place, so a narrow terminal cuts it off. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    /** A fee is a fraction of an amount and has many decimals, which the topic keeps. */
    private static final int MOST_FEE_DECIMALS = 4;

    /** Set by the launcher when standard output is a terminal, which Java cannot tell before its version 22. */
    private static final String LIVE = "SLUICE_TERMINAL";

    private final PrintWriter out;
    private final boolean terminal;
    private String live = "";
    private String mode = "";

    /** @param terminal true where a line can be renewed in place */
    public Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The screen of a command: results alone go to standard output when a program reads it. */
    public static Screen of(Terminal terminal, boolean json) {
        boolean live = !json && terminal.environment().containsKey(LIVE);
        return new Screen(json ? terminal.err() : terminal.out(), live);
    }

    /** True where one line can be renewed in place. */
    boolean live() {
        return terminal;
    }

    /** What a configuration had to be completed with, and which detectors have nothing to look at. */
    public synchronized void announce(Coverage coverage, Timeframe base) {
        coverage.announcements().forEach(this::say);
        coverage.configuration()
                .idleOn(base)
                .forEach(detector -> say(detector + " needs shorter candles than these and stays idle"));
    }

    /**
     * What runs, where to look, and what to type next.
     *
     * @param whereabouts of what people open first
     */
    public synchronized void greet(
            Configuration configuration,
            Platform platform,
            Programme programme,
            List<String> whereabouts,
            String next) {
        CandleSource source = programme.source();
        say("Sluice  mode paper (no real venue can be reached)  namespace %s".formatted(configuration.namespace()));
        whereabouts.forEach(this::say);
        say("  data      %s".formatted(configuration.dataDir().toAbsolutePath().normalize()));
        say("  Kafka     %s".formatted(platform.bootstrapServers()));
        say("  registry  %s".formatted(platform.registryUrl()));
        say("  feed      %s, %s candles, %s"
                .formatted(source.name(), Timeframes.name(source.timeframe()), programme.speed()));
        platform.differences().forEach(difference -> say("  differs   " + difference));
        say("Next, elsewhere:  %s      Ctrl-C ends.".formatted(next));
        say("");
    }

    /** One line for people. */
    public synchronized void say(String text) {
        out.println(terminal ? CLEAR_LINE + text : text);
        renew();
    }

    synchronized void fill(Fill fill) {
        say("  fill   %s  %s  %s %s %s %s @ %s  fee %s %s"
                .formatted(
                        TIME.format(fill.getTime()),
                        fill.getAccount(),
                        lower(fill.getLeg()),
                        lower(fill.getSide()),
                        plain(fill.getQuantity()),
                        fill.getInstrument(),
                        plain(fill.getPrice()),
                        plain(fill.getFee().setScale(MOST_FEE_DECIMALS, RoundingMode.HALF_EVEN)),
                        fill.getFeeCurrency()));
    }

    synchronized void alert(Alert alert) {
        say("  alert  %s  %s  %s: %s"
                .formatted(
                        TIME.format(alert.getTime()),
                        alert.getAccount() == null ? alert.getInstrument() : alert.getAccount(),
                        lower(alert.getSeverity()),
                        alert.getText()));
    }

    /** What an order may cost, before the counts from now on; "" where nothing real is reached. */
    public synchronized void mode(String name) {
        mode = name.isEmpty() ? "" : name + "  ";
    }

    /** Renews the counts. */
    public synchronized void progress(RunTotals totals) {
        live = mode + counts(totals);
        if (terminal) {
            renew();
        } else {
            say(live);
        }
    }

    /** Leaves the last counts where they are; nothing is renewed any more. */
    public synchronized void rest(RunTotals totals) {
        live = "";
        say(mode + counts(totals));
    }

    /** The end takes longer than it may. */
    public synchronized void late() {
        say("Not everything has stopped in time. Nothing committed is lost.");
    }

    private void renew() {
        if (terminal && !live.isEmpty()) {
            out.print(CLEAR_LINE + NO_WRAP + live + WRAP);
        }
        out.flush();
    }

    /** Refusals and latencies only where there are some: most of the time the line is short. */
    private static String counts(RunTotals totals) {
        RunTotals.Summary now = totals.summary();
        return String.format(
                Locale.ROOT,
                "%s  candles %,d  signals %,d (%,d held back)  approved %,d of %,d  orders %,d  fills %,d%s%s",
                totals.historyTime().equals(Instant.EPOCH) ? "nothing yet" : TIME.format(totals.historyTime()),
                now.candles(),
                now.signals(),
                now.suppressed(),
                now.approved(),
                now.decisions(),
                now.orders(),
                now.fills(),
                now.deadLetters() == 0 ? "" : String.format(Locale.ROOT, "  dead letters %,d", now.deadLetters()),
                latency(now.latencyMs()));
    }

    private static String latency(RunTotals.Latency measured) {
        return measured.p99() == 0
                ? ""
                : String.format(Locale.ROOT, "  candle to order %.0f ms, p99 %.0f ms", measured.p50(), measured.p99());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String lower(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
