package io.sluice.replay.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame of a page that needs nothing else: no network, no other file. Its policy forbids it to load anything. */
final class Page {
    private Page() {}

    /** What stands between beginning and end. */
    interface Body {
        void write(Html html) throws IOException;
    }

    /** With the script that draws trades on candles. */
    static void withTrades(String title, Appendable out, Body body) throws IOException {
        write(title, out, html -> {
            body.write(html);
            html.raw("<script>\n").raw(resource("report.js")).raw("</script>\n");
        });
    }

    static void write(String title, Appendable out, Body body) throws IOException {
        Html html = new Html(out);
        html.raw("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy"
                 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
                <link rel="icon" href="data:,">
                <title>""");
        html.text(title).raw("</title>\n<style>\n").raw(resource("report.css"));
        html.raw("</style>\n</head>\n<body>\n<main>\n");
        body.write(html);
        html.raw("</main>\n</body>\n</html>\n");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing beside " + Page.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
