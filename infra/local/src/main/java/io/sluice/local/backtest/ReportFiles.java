package io.sluice.local.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.replay.report.BacktestResult;
import io.sluice.replay.report.HtmlReport;
import io.sluice.replay.report.JsonReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The reports as files (B-REPORT): one for people, one for programs, for each account. */
final class ReportFiles {
    private static final String HTML = ".html";

    private ReportFiles() {}

    static void write(ReportFolder folder, Map<String, BacktestResult> results) throws IOException {
        for (Map.Entry<String, BacktestResult> each : results.entrySet()) {
            try (Writer html = Files.newBufferedWriter(folder.file(each.getKey() + HTML))) {
                HtmlReport.write(each.getValue(), html);
            }
            try (Writer json = Files.newBufferedWriter(folder.file(each.getKey() + ".json"))) {
                JsonReport.write(each.getValue(), json);
            }
        }
    }

    /** Where the report for people is. */
    static Path html(Path folder, String account) {
        return folder.resolve(account + HTML);
    }

    /** The report for programs without line ends. */
    static String oneLine(BacktestResult result) {
        StringWriter text = new StringWriter();
        try {
            JsonReport.write(result, text);
            return new ObjectMapper().readTree(text.toString()).toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
