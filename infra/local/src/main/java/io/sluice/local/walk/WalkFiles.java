package io.sluice.local.walk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.backtest.ReportFolder;
import io.sluice.replay.report.SensitivityReport;
import io.sluice.replay.report.SensitivityResult;
import io.sluice.replay.report.WalkReport;
import io.sluice.replay.report.WalkResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reports as files: one for people, one for programs, for each account. */
final class WalkFiles {
    private WalkFiles() {}

    /** Writes a report somewhere. */
    private interface Report {
        void write(Writer out) throws IOException;
    }

    static void write(ReportFolder folder, WalkResult result) throws IOException {
        String account = result.walk().account();
        to(folder.file(account + ".html"), out -> WalkReport.html(result, out));
        to(folder.file(account + ".json"), out -> WalkReport.json(result, out));
    }

    static void write(ReportFolder folder, SensitivityResult result) throws IOException {
        String account = result.sensitivity().account();
        to(folder.file(account + ".sensitivity.html"), out -> SensitivityReport.html(result, out));
        to(folder.file(account + ".sensitivity.json"), out -> SensitivityReport.json(result, out));
    }

    private static void to(Path file, Report report) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            report.write(out);
        }
    }

    static String oneLine(WalkResult result) {
        return oneLine(out -> WalkReport.json(result, out));
    }

    static String oneLine(SensitivityResult result) {
        return oneLine(out -> SensitivityReport.json(result, out));
    }

    /** The report for programs without line ends. */
    private static String oneLine(Report report) {
        StringWriter text = new StringWriter();
        try {
            report.write(text);
            return new ObjectMapper().readTree(text.toString()).toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
