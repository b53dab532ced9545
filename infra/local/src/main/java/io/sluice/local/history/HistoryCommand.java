package io.sluice.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.files.check.Gap;
import io.sluice.history.HistoryCache;
import io.sluice.history.SeriesSummary;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.ExitCode;
import io.sluice.local.command.SluiceCommand;
import io.sluice.market.Timeframes;
import io.sluice.schemas.serde.RecordJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code sluice history}: what the history holds (M-CACHE). Needs nothing that runs. */
@Command(
        name = "history",
        description = "Prints what the history holds of each instrument and timeframe, with its gaps.",
        footer = {
            "",
            "Gaps are counted inside the session where the instrument is configured, else as if it always traded.",
            "Exit code 1 when a file is damaged, or nothing is there of an instrument that was named."
        })
public final class HistoryCommand implements Callable<Integer> {
    private static final String ROW = "%-24s %-9s %10s  %-20s  %-20s %9s %6s %8s";
    private static final int SHOWN_GAPS = 3;
    private static final double KIB = 1024;

    @ParentCommand
    private SluiceCommand sluice;

    @Parameters(
            arity = "0..*",
            paramLabel = "INSTRUMENT",
            description = "Instruments to tell of, as VENUE:SYMBOL. Default: all.")
    private List<String> instruments = List.of();

    @Override
    public Integer call() {
        List<SeriesSummary> series = look();
        for (String instrument : instruments) {
            if (series.stream().noneMatch(one -> one.series().instrument().equals(instrument))) {
                throw CommandFailed.because("The history has no candles of " + instrument
                        + ". './sluice history' lists what it has, './sluice import' adds to it.");
            }
        }
        if (sluice.json()) {
            ObjectMapper mapper = new ObjectMapper();
            series.forEach(one -> sluice.terminal().print(json(mapper.valueToTree(one.asMap()))));
        } else {
            print(series);
        }
        List<String> damaged =
                series.stream().flatMap(one -> one.damaged().stream()).toList();
        damaged.forEach(sluice.terminal()::tell);
        return (damaged.isEmpty() ? ExitCode.DONE : ExitCode.FAILED).status();
    }

    private List<SeriesSummary> look() {
        try (HistoryCache history = HistoryFolder.open(sluice)) {
            List<SeriesSummary> series = history.list(instruments, HistoryFolder.sessions(sluice.configuration()));
            if (series.isEmpty() && instruments.isEmpty()) {
                sluice.terminal().tell("Nothing in " + history.folder() + " yet. Fill it: ./sluice import PATH");
            }
            return series;
        } catch (IOException unreadable) {
            throw CommandFailed.because("The history cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void print(List<SeriesSummary> series) {
        if (series.isEmpty()) {
            return;
        }
        sluice.terminal()
                .print(ROW.formatted("INSTRUMENT", "TIMEFRAME", "CANDLES", "FROM", "TO", "SIZE", "GAPS", "MISSING"));
        for (SeriesSummary one : series) {
            sluice.terminal().print(row(one));
            one.firstGaps().stream()
                    .limit(SHOWN_GAPS)
                    .forEach(gap -> sluice.terminal().print(line(gap)));
            if (one.gapCount() > SHOWN_GAPS) {
                sluice.terminal().print("  and " + (one.gapCount() - SHOWN_GAPS) + " more gaps");
            }
        }
    }

    private static String json(JsonNode tree) {
        return RecordJson.render(tree);
    }

    private static String row(SeriesSummary one) {
        return ROW.formatted(
                one.series().instrument(),
                Timeframes.name(one.series().timeframe()),
                one.candles(),
                one.firstOpen() == null ? "" : one.firstOpen(),
                one.lastClose() == null ? "" : one.lastClose(),
                size(one.bytes()),
                one.gapCount(),
                one.missing());
    }

    private static String line(Gap gap) {
        return "  gap from " + gap.from() + " to " + gap.to() + ": missing " + gap.missing();
    }

    private static String size(long bytes) {
        return bytes < KIB * KIB
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / KIB)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (KIB * KIB));
    }
}
