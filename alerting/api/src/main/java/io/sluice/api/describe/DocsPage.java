package io.sluice.api.describe;

import io.sluice.api.route.Parameter;
import io.sluice.api.route.Route;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The routes as a page to read: plain HTML without script, so that it works everywhere. */
public final class DocsPage {
    /** Where its style is, as a file: the policy allows none that stands in the page. */
    public static final String STYLE_PATH = "/docs.css";

    /** Its style. */
    public static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            code, .method { font-family: ui-monospace, monospace; }
            article { border-top: 1px solid #8886; padding: .5rem 0; }
            h2 { font-size: 1rem; margin: .5rem 0; overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .25rem 1rem; margin: 0; }
            dd { margin: 0; }
            .access { float: right; opacity: .75; }
            """;

    private DocsPage() {}

    /** The page. */
    public static String html(List<Route> routes) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Sluice: REST</title>"
                + "<link rel=\"stylesheet\" href=\"" + STYLE_PATH + "\"></head><body><h1>Sluice: REST</h1>"
                + "<p>Send <code>Authorization: Bearer TOKEN</code> with everything below <code>/api/v1</code>."
                + " The same as a document for programs: <a href=\"/openapi.json\">/openapi.json</a>"
                + " (OpenAPI 3.1), with every shape.</p>"
                + routes.stream().map(DocsPage::article).collect(Collectors.joining())
                + "</body></html>";
    }

    private static String article(Route route) {
        return "<article><span class=\"access\">"
                + route.access().name().toLowerCase(Locale.ROOT) + "</span><h2><span class=\"method\">"
                + route.method() + "</span> <code>" + escaped(route.path()) + "</code></h2><p>"
                + escaped(route.summary()) + " Answers "
                + escaped(route.answer()) + " (" + route.status() + ")"
                + route.body().map(body -> ", takes " + escaped(body)).orElse("") + ".</p>"
                + (route.parameters().isEmpty() ? "" : "<dl>" + parameters(route) + "</dl>") + "</article>";
    }

    private static String parameters(Route route) {
        return route.parameters().stream().map(DocsPage::parameter).collect(Collectors.joining());
    }

    private static String parameter(Parameter parameter) {
        return "<dt><code>" + escaped(parameter.name()) + "</code>" + (parameter.required() ? " (needed)" : "")
                + "</dt><dd>" + escaped(parameter.doc()) + "</dd>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
