package io.sluice.local.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.ConfigurationException;
import io.sluice.local.config.Problem;
import io.sluice.local.doctor.AlertsCheck;
import io.sluice.local.doctor.ApiCheck;
import io.sluice.local.doctor.BinanceCheck;
import io.sluice.local.doctor.BrokerCheck;
import io.sluice.local.doctor.Check;
import io.sluice.local.doctor.ClockCheck;
import io.sluice.local.doctor.DataDirCheck;
import io.sluice.local.doctor.Finding;
import io.sluice.local.doctor.Finding.Status;
import io.sluice.local.doctor.GateCheck;
import io.sluice.local.doctor.HaltsCheck;
import io.sluice.local.doctor.JavaCheck;
import io.sluice.local.doctor.LagCheck;
import io.sluice.local.doctor.Mt5Check;
import io.sluice.local.doctor.PortsCheck;
import io.sluice.local.doctor.SchemasCheck;
import io.sluice.local.doctor.StoreCheck;
import io.sluice.local.doctor.TopicsCheck;
import io.sluice.operator.CommandLog;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.store.StoreSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice doctor}: what is wrong and what to do (X-DOCTOR). */
@Command(
        name = "doctor",
        description =
                "Checks configuration, machine, cluster, topics and schemas, and says what to do. Changes nothing.",
        footer = {"", "Exit code 1 when there is a problem. Works when nothing runs."})
public final class DoctorCommand implements Callable<Integer> {
    private static final int ANSWER_MILLIS = 8_000;

    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Option(
            names = "--played-history",
            negatable = true,
            description = "Whether the namespace's topics hold played history, and so keep everything."
                    + " Default: when the cluster is the embedded one and no venue is configured.")
    private Boolean playedHistory;

    @Override
    public Integer call() {
        List<Finding> findings = examine();
        findings.forEach(finding -> sluice.terminal().print(sluice.json() ? json(finding) : text(finding)));
        boolean problem = findings.stream().anyMatch(finding -> finding.status() == Status.PROBLEM);
        return (problem ? ExitCode.FAILED : ExitCode.DONE).status();
    }

    private List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(Check.findings(new JavaCheck()));
        Configuration configuration;
        try {
            configuration = sluice.configuration();
        } catch (ConfigurationException refused) {
            for (Problem problem : refused.problems()) {
                findings.add(new Finding(
                        "configuration",
                        Status.PROBLEM,
                        problem.toString(),
                        "docs/configuration.md explains every key."));
            }
            return findings;
        }
        findings.add(new Finding("configuration", Status.OK, summary(configuration), ""));
        Optional<Connection> connection = cluster.find(sluice);
        findings.addAll(Check.findings(new DataDirCheck(configuration.dataDir())));
        findings.addAll(Check.findings(new PortsCheck(sluice.ports(), connection.isPresent())));
        findings.addAll(Check.findings(
                new ApiCheck(configuration.api(), configuration.dataDir(), sluice.ports(), connection.isPresent())));
        findings.addAll(Check.findings(new ClockCheck(Clock.systemUTC(), connection.map(Connection::registryUrl))));
        findings.addAll(venues(configuration));
        findings.addAll(Check.findings(
                new AlertsCheck(configuration.alerts(), configuration.api().enabled())));
        if (connection.isPresent()) {
            findings.addAll(examine(connection.get(), configuration));
        } else {
            findings.add(new Finding(
                    "cluster", Status.SKIPPED, "nothing runs on " + configuration.dataDir(), "Start it: ./sluice up"));
        }
        return findings;
    }

    private List<Finding> venues(Configuration configuration) {
        Map<String, String> environment = sluice.terminal().environment();
        List<Finding> findings = new ArrayList<>();
        configuration
                .venues()
                .binance()
                .ifPresent(settings ->
                        findings.addAll(Check.findings(new BinanceCheck(configuration, settings, environment))));
        configuration
                .venues()
                .mt5()
                .ifPresent(settings -> findings.addAll(Check.findings(new Mt5Check(settings, environment))));
        List<String> real = configuration.realAccounts();
        if (!real.isEmpty()) {
            findings.addAll(Check.findings(new HaltsCheck(configuration.dataDir(), real)));
        }
        return findings;
    }

    private List<Finding> examine(Connection connection, Configuration configuration) {
        boolean history = playedHistory == null
                ? configuration.kafka().embedded() && !configuration.venues().isReal()
                : playedHistory;
        TopicSettings layout = configuration.kafka().topics(history);
        Map<String, Object> settings = connection.clientSettings();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        try (Admin admin = Admin.create(settings);
                SchemaRegistryClient registry = connection.registry()) {
            List<Finding> findings =
                    new ArrayList<>(Check.findings(new BrokerCheck(admin, connection.bootstrapServers())));
            boolean answers = findings.getLast().status() == Status.OK;
            if (answers) {
                findings.addAll(gates(connection, configuration, registry));
                findings.addAll(Check.findings(new TopicsCheck(admin, connection.namespace(), layout)));
                findings.addAll(Check.findings(new LagCheck(admin, connection.namespace())));
                findings.addAll(store(connection, configuration));
            }
            findings.addAll(Check.findings(new SchemasCheck(registry, connection.namespace())));
            return findings;
        }
    }

    private static List<Finding> store(Connection connection, Configuration configuration) {
        return configuration.store().enabled()
                ? Check.findings(new StoreCheck(
                        new StoreSettings(connection.clientSettings(), connection.namespace()),
                        configuration.store().database(configuration.dataDir(), connection.namespace())))
                : List.of();
    }

    private static List<Finding> gates(
            Connection connection, Configuration configuration, SchemaRegistryClient registry) {
        CommandLog log = new CommandLog(connection.clientSettings(), registry, connection.namespace());
        return configuration.realAccounts().isEmpty()
                ? List.of()
                : Check.findings(new GateCheck(configuration, log, Clock.systemUTC()));
    }

    private static String summary(Configuration configuration) {
        return "namespace %s, %d instruments, %d detectors, %d accounts on %s"
                .formatted(
                        configuration.namespace(),
                        configuration.instruments().size(),
                        configuration.detectors().size(),
                        configuration.accounts().size(),
                        configuration.kafka().bootstrapServers().orElse("an embedded broker"));
    }

    private static String text(Finding finding) {
        String line = "%-8s %-14s %s".formatted(word(finding), finding.check(), finding.message());
        return finding.advice().isEmpty() ? line : line + "\n" + " ".repeat(24) + finding.advice();
    }

    private static String word(Finding finding) {
        return finding.status().name().toLowerCase(Locale.ROOT);
    }

    private static String json(Finding finding) {
        return RecordJson.render(JsonNodeFactory.instance
                .objectNode()
                .put("check", finding.check())
                .put("status", word(finding))
                .put("message", finding.message())
                .put("advice", finding.advice()));
    }
}
