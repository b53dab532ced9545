package io.sluice.local.up;

import io.sluice.api.Api;
import io.sluice.api.ApiSettings;
import io.sluice.api.Setup;
import io.sluice.api.access.Gate;
import io.sluice.api.view.History;
import io.sluice.local.Ports;
import io.sluice.local.command.Version;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;

/** REST, streams and the operator's page, as a part of a run. */
final class ApiPart implements AutoCloseable {
    private static final String ONCE =
            "            an administrator's, which the page asks for; shown this once and kept nowhere: copy it now";
    private static final String LOST = "docs/security.md";

    private final SchemaRegistryClient registry;
    private final Optional<Api> api;

    private ApiPart(SchemaRegistryClient registry, Optional<Api> api) {
        this.registry = registry;
        this.api = api;
    }

    /**
     * Starts it, where the configuration wants it.
     *
     * @param base timeframe of the candles that come in
     * @param history what was so, beyond what memory holds
     * @throws PortTaken when its port is taken
     */
    static ApiPart start(Configuration configuration, Platform platform, Ports ports, Timeframe base, History history) {
        Map<String, Object> registryConfig = new HashMap<>(configuration.kafka().properties());
        registryConfig.put(RegistryConfig.URL, platform.registryUrl());
        SchemaRegistryClient registry = new SchemaRegistryClient(RegistryConfig.from(registryConfig));
        try {
            return new ApiPart(
                    registry,
                    configuration.api().enabled()
                            ? Optional.of(start(
                                    configuration.api().settings(configuration.dataDir(), ports.api()),
                                    setup(configuration, platform, base),
                                    platform,
                                    registry,
                                    history))
                            : Optional.empty());
        } catch (RuntimeException failed) {
            registry.close();
            throw failed;
        }
    }

    private static Api start(
            ApiSettings settings, Setup setup, Platform platform, SchemaRegistryClient registry, History history) {
        if (settings.port() != 0 && !Ports.isFree(settings.port())) {
            throw new PortTaken(settings.port());
        }
        return Api.start(settings, setup, platform.clientSettings(), registry, history);
    }

    private static Setup setup(Configuration configuration, Platform platform, Timeframe base) {
        return new Setup(
                configuration.namespace(),
                configuration.venues().mode().name().toLowerCase(Locale.ROOT),
                Version.current(),
                Stream.concat(Stream.of(base), configuration.candles().rollUp(base).timeframes().stream())
                        .distinct()
                        .sorted(Comparator.comparingInt(Timeframe::ordinal))
                        .toList(),
                configuration.instruments(),
                configuration.instruments().stream()
                        .collect(Collectors.toMap(InstrumentDefinition::id, traders(configuration))),
                configuration.accounts().stream().map(AccountChoice::id).toList(),
                () -> stages(configuration.namespace(), platform));
    }

    private static Function<InstrumentDefinition, List<String>> traders(Configuration configuration) {
        return instrument -> configuration.tradersOf(instrument).stream()
                .map(AccountChoice::id)
                .toList();
    }

    private static List<Setup.Stage> stages(Namespace namespace, Platform platform) {
        return platform.stages().stream()
                .map(stage -> new Setup.Stage(
                        stage.name().substring(namespace.prefix("").length()),
                        stage.state().name(),
                        stage.state().isRunningOrRebalancing(),
                        lag(stage.metrics().values())))
                .toList();
    }

    /** Records its consumers have yet to read, as they say themselves; -1 before they have said anything. */
    private static long lag(Collection<? extends Metric> metrics) {
        return metrics.stream()
                .filter(metric -> metric.metricName().name().equals("records-lag"))
                .map(metric ->
                        metric.metricValue() instanceof Double lag && Double.isFinite(lag) ? lag.longValue() : 0L)
                .reduce(Long::sum)
                .orElse(-1L);
    }

    /** Who may come in; empty where it is not served. */
    Optional<Gate> gate() {
        return api.map(Api::gate);
    }

    /** Where it is, and with which token people get in; one that was made is told once. */
    List<String> whereabouts() {
        return api
                .map(served -> List.of(
                        "  page      " + served.address() + "  (REST: /docs, streams: /api/v1/stream)",
                        "  token     "
                                + served.firstToken().orElse("that of the first start; if it is lost, see " + LOST),
                        served.firstToken().isPresent() ? ONCE : ""))
                .orElse(List.of())
                .stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        api.ifPresent(Api::close);
        registry.close();
    }
}
