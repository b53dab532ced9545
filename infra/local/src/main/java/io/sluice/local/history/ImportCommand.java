package io.sluice.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.files.CandleFiles;
import io.sluice.files.CandleImport;
import io.sluice.files.ImportSettings;
import io.sluice.files.ImportSummary;
import io.sluice.files.csv.UnusableFileException;
import io.sluice.history.HistoryCache;
import io.sluice.history.MergeSummary;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.ExitCode;
import io.sluice.local.command.SluiceCommand;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.serde.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code sluice import}: candles from files into the history (M-FILES, M-CACHE). Needs nothing that runs. */
@Command(
        name = "import",
        description =
                "Reads candles from files, says what became of every row, and adds what is missing to the history.",
        footer = {
            "",
            "What is in the history stays; of two candles for one time the first stays, unless it is incomplete.",
            "An import that was interrupted may be repeated. Exit code 1 when no row could be used."
        })
public final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private SluiceCommand sluice;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files or folders of candles: Binance klines, MetaTrader exports, text or Parquet with named"
                    + " columns; text may be plain, gz or zip.")
    private List<Path> paths;

    @Option(
            names = "--instrument",
            paramLabel = "VENUE:SYMBOL",
            description = "Instrument of all the files. Default: the symbol each file's name begins with.")
    private String instrument;

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            description = "Venue of symbols from file names. Default: that of the format, BINANCE or MT5.")
    private String venue;

    @Option(
            names = "--timeframe",
            paramLabel = "TIMEFRAME",
            converter = TimeframeText.class,
            description = "The timeframe to take: 1m, 5m, 15m, 1h, 4h, 1d. Default: the one of all the files.")
    private Timeframe timeframe;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of MetaTrader servers and of times without one, as Europe/Athens. Default: UTC.")
    private ZoneId zone;

    @Override
    public Integer call() {
        ImportSettings settings = settings();
        try (HistoryCache history = HistoryFolder.open(sluice);
                CandleImport candles = CandleFiles.at(paths, settings).open()) {
            MergeSummary merged = history.merge(candles);
            report(candles.summary(), merged, history.folder());
            return exitCode(candles.summary()).status();
        } catch (UnusableFileException refused) {
            throw CommandFailed.wrongUsage(withOptions(String.valueOf(refused.getMessage())));
        } catch (IOException failed) {
            throw CommandFailed.because(failed.getMessage(), failed);
        }
    }

    private static String withOptions(String message) {
        return message.contains("; state ")
                ? message + "\nOptions state what files do not say: --instrument, --venue, --timeframe."
                : message;
    }

    private ImportSettings settings() {
        ImportSettings settings = ImportSettings.DEFAULT.withSessions(HistoryFolder.sessions(sluice.configuration()));
        settings = venue == null ? settings : settings.withVenue(venue);
        settings = timeframe == null ? settings : settings.withTimeframe(timeframe);
        settings = zone == null ? settings : settings.withZone(zone);
        try {
            return instrument == null ? settings : settings.withInstrument(instrument);
        } catch (IllegalArgumentException notAnInstrument) {
            throw CommandFailed.wrongUsage("--instrument: " + notAnInstrument.getMessage());
        }
    }

    private void report(ImportSummary read, MergeSummary merged, Path folder) {
        if (sluice.json()) {
            Map<String, Object> json = new LinkedHashMap<>(read.asMap());
            json.put("history", merged.asMaps());
            JsonNode tree = new ObjectMapper().valueToTree(json);
            sluice.terminal().print(RecordJson.render(tree));
            return;
        }
        read.text().lines().forEach(sluice.terminal()::print);
        sluice.terminal().print("history " + folder + ": " + merged.added() + " candles added");
        merged.text().lines().forEach(sluice.terminal()::print);
    }

    private static ExitCode exitCode(ImportSummary read) {
        return read.imported() == 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** Reads {@code 5m}. */
    static final class TimeframeText implements ITypeConverter<Timeframe> {
        @Override
        public Timeframe convert(String text) {
            try {
                return Timeframes.named(text);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(unknown.getMessage());
            }
        }
    }
}
