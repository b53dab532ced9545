package io.sluice.api.route;

import io.sluice.api.describe.DocsPage;
import io.sluice.api.observe.Health;
import io.sluice.api.observe.Measurements;
import java.util.List;
import java.util.function.Supplier;

/** What is open to everyone: how well it is, what is measured, what can be asked. Says nothing of anyone's money. */
final class Describing {
    private final Health health;
    private final Measurements measurements;
    private final Supplier<String> openApi;
    private final Supplier<String> page;

    Describing(Health health, Measurements measurements, Supplier<String> openApi, Supplier<String> page) {
        this.health = health;
        this.measurements = measurements;
        this.openApi = openApi;
        this.page = page;
    }

    List<Route> routes() {
        return List.of(
                open("/health", "Whether it is well, with the reasons why not.", "Health", this::ready),
                open(
                        "/health/live",
                        "Whether it runs at all.",
                        "Health",
                        request -> Answer.json(Health.json(List.of()))),
                open("/health/ready", "Whether it is well: 503 with the reasons why not.", "Health", this::ready),
                open(
                        "/metrics",
                        "Measurements for Prometheus.",
                        "Metrics",
                        request -> new Answer(200, "text/plain; version=0.0.4; charset=utf-8", measurements.text())),
                open(
                        "/openapi.json",
                        "This interface as an OpenAPI 3.1 document.",
                        "OpenApi",
                        request -> Answer.json(openApi.get())),
                open(
                        "/docs",
                        "This interface as a page.",
                        "Html",
                        request -> new Answer(200, "text/html; charset=utf-8", page.get())),
                open(
                        DocsPage.STYLE_PATH,
                        "The style of that page.",
                        "Html",
                        request -> new Answer(200, "text/css; charset=utf-8", DocsPage.STYLE)));
    }

    private static Route open(String path, String summary, String answer, Route.Action action) {
        return Route.get(path, Access.PUBLIC, summary, List.of(), answer, action);
    }

    private Answer ready(Request request) {
        List<String> reasons = health.reasons();
        return Answer.of(reasons.isEmpty() ? 200 : 503, Health.json(reasons));
    }
}
