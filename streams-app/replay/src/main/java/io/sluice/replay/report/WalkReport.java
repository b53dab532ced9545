package io.sluice.replay.report;

import java.io.IOException;
import java.io.Writer;

/** Writes what walking forward came to: one HTML page that needs nothing else, and one JSON object. */
public final class WalkReport {
    private WalkReport() {}

    public static void html(WalkResult result, Appendable out) throws IOException {
        BacktestResult tests = result.outOfSample();
        Page.withTrades("Walk-forward: " + tests.run().strategy(), out, html -> {
            new SummarySection(html).write("Sluice walk-forward, out of sample", tests);
            new WalkSection(html).write(result);
            HtmlReport.details(html, tests);
        });
    }

    /** @param out is flushed and left open */
    public static void json(WalkResult result, Writer out) throws IOException {
        JsonReport.document(out, json -> new JsonWalk(json).write(result));
    }
}
