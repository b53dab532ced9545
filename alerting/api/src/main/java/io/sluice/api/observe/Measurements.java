package io.sluice.api.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.api.Setup;
import io.sluice.api.push.Changes;
import io.sluice.api.view.EndedOrder;
import io.sluice.api.view.Hop;
import io.sluice.api.view.OrderStage;
import io.sluice.schemas.Fill;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What Prometheus is told: lag of each stage, time of each hop, orders and answers by outcome, listeners. */
public final class Measurements {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Hop, Timer> hops = new EnumMap<>(Hop.class);

    public Measurements() {
        for (Hop hop : Hop.values()) {
            hops.put(
                    hop,
                    Timer.builder("sluice.hop")
                            .description("From when a cause could be read to when its effect could")
                            .tag("hop", hop.text())
                            .serviceLevelObjectives(
                                    Duration.ofMillis(5),
                                    Duration.ofMillis(20),
                                    Duration.ofMillis(50),
                                    Duration.ofMillis(200),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(5))
                            .register(registry));
        }
    }

    /** Watches what listens and what lags. */
    public void watch(Changes changes, Setup setup) {
        Gauge.builder("sluice.api.streams", changes, Changes::listeners)
                .description("Streams that are open")
                .register(registry);
        setup.stages()
                .get()
                .forEach(stage -> Gauge.builder(
                                "sluice.stage.lag",
                                () -> setup.stages().get().stream()
                                        .filter(each -> each.name().equals(stage.name()))
                                        .mapToLong(Setup.Stage::lag)
                                        .max()
                                        .orElse(-1))
                        .description("Records a stage has yet to read; -1 where that is not known")
                        .tag("stage", stage.name())
                        .register(registry));
    }

    /** A hop took that long. */
    public void hop(Hop hop, Duration taken) {
        hops.get(hop).record(taken);
    }

    /** An order ended. */
    public void ended(EndedOrder order) {
        Tags place = Tags.of(
                "venue", order.command().getVenue(),
                "instrument", order.command().getInstrument());
        for (OrderStage stage : OrderStage.values()) {
            order.taken(stage)
                    .ifPresent(taken -> registry.timer("sluice.order.stage", place.and("stage", stage.text()))
                            .record(taken));
        }
        Tags outcome = place.and(
                "leg", order.command().getLeg().name(), "state", order.end().name());
        registry.counter("sluice.orders.ended", outcome).increment();
        for (Fill fill : order.fills()) {
            BigDecimal slippage = fill.getSlippage();
            if (slippage != null) {
                slippage(place, slippage.doubleValue() / fill.getPrice().doubleValue());
            }
        }
    }

    /** Summaries know no negative numbers: what was worse and what was better are told apart. */
    private void slippage(Tags place, double fraction) {
        registry.summary("sluice.slippage", place.and("direction", fraction < 0 ? "better" : "worse"))
                .record(Math.abs(fraction));
    }

    /** A request was answered. */
    public void answered(String method, String route, int status) {
        registry.counter("sluice.api.answers", "method", method, "route", route, "status", Integer.toString(status))
                .increment();
    }

    /** In the text format of Prometheus. */
    public String text() {
        return registry.scrape();
    }
}
