package io.sluice.local.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.account.AccountFold;
import io.sluice.account.AccountSettings;
import io.sluice.history.TimeRange;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.command.TimeText;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.driver.RecordedStage;
import io.sluice.topologies.driver.TopicCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice parity}: whether today's code and configuration say what was recorded (B-PARITY). */
@Command(
        name = "parity",
        description =
                "Folds the recorded candles and account events again and compares signals, decisions and orders with"
                        + " those recorded, byte by byte.",
        footer = {
            "",
            "The folds begin where the topics begin; --from and --to say which records are compared.",
            "What the latest instant caused is left out. Exit code 3: there is a difference; the first is shown."
        })
public final class ParityCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Option(names = "--from", paramLabel = "TIME", description = "First day or instant, UTC. Default: the beginning.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Day or instant before which it ends. Default: the end.")
    private String to;

    @Override
    public void run() {
        TimeRange range = TimeText.range(from, to);
        StageParity.Range compared =
                new StageParity.Range(range.from().toEpochMilli(), range.to().toEpochMilli());
        Connection connection = cluster.require(sluice);
        List<StageParity.Outcome> outcomes = new ArrayList<>();
        try (SchemaRegistryClient registry = connection.registry();
                RecordedTopics topics = new RecordedTopics(connection.clientSettings())) {
            TopicCodec codec = new TopicCodec(connection.namespace(), registry, SerdeConfig.LOOKUP_ONLY);
            codec.prepare(Topics.all());
            AnyAvroDecoder decoder = new AnyAvroDecoder(registry);
            for (RecordedStage stage : stages(connection, topics, codec)) {
                outcomes.add(new StageParity(stage, topics, codec, decoder, compared).compare());
            }
        } catch (TimeoutException silent) {
            throw CommandFailed.because(
                    "No broker answers at " + connection.bootstrapServers() + ". See './sluice doctor'.", silent);
        } catch (IllegalStateException broken) {
            throw CommandFailed.because(broken.getMessage(), broken);
        }
        answer(outcomes);
    }

    private List<RecordedStage> stages(Connection connection, RecordedTopics topics, TopicCodec codec) {
        Timeframe base = RecordedBase.require(connection);
        Configuration configuration = RecordedBase.configuration(sluice, topics, codec, base);
        Map<String, InstrumentDefinition> definitions = configuration.definitions();
        Map<String, List<String>> traders = configuration.instruments().stream()
                .collect(Collectors.toMap(
                        InstrumentDefinition::id,
                        instrument -> configuration.tradersOf(instrument).stream()
                                .map(AccountChoice::id)
                                .toList()));
        Map<String, AccountFold> accounts = configuration.accountSettings().stream()
                .collect(Collectors.toMap(AccountSettings::account, each -> new AccountFold(each, definitions)));
        return List.of(
                InstrumentTopology.recorded(configuration.folds(base), traders, codec),
                AccountTopology.recorded(accounts, codec));
    }

    private void answer(List<StageParity.Outcome> outcomes) {
        Optional<Difference> first =
                outcomes.stream().flatMap(each -> each.difference().stream()).findFirst();
        if (sluice.json()) {
            outcomes.forEach(each -> sluice.terminal().print(RecordJson.render(json(each))));
        } else {
            outcomes.forEach(this::print);
        }
        if (first.isPresent()) {
            throw CommandFailed.refused(
                    "Recorded and replayed differ in " + first.get().topic() + ".");
        }
    }

    private static JsonNode json(StageParity.Outcome outcome) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json =
                mapper.createObjectNode().put("stage", outcome.stage()).put("folded", outcome.folded());
        json.set("equal", mapper.valueToTree(outcome.equal()));
        json.set(
                "difference",
                outcome.difference().<JsonNode>map(mapper::valueToTree).orElse(null));
        return json;
    }

    private void print(StageParity.Outcome outcome) {
        sluice.terminal().print(outcome.stage() + ": " + outcome.folded() + " inputs folded");
        outcome.equal().forEach((topic, count) -> sluice.terminal().print("  " + topic + ": " + count + " equal"));
        outcome.difference().ifPresent(this::print);
    }

    private void print(Difference difference) {
        Function<JsonNode, String> text = record -> record == null ? "nothing" : RecordJson.render(record);
        sluice.terminal()
                .print("  first difference: " + difference.topic() + " key " + difference.key() + ", after "
                        + difference.number() + " equal"
                        + (difference.field().isEmpty() ? "" : ", in " + difference.field()));
        sluice.terminal().print("    recorded" + at(difference.offset()) + ": " + text.apply(difference.recorded()));
        sluice.terminal().print("    replayed" + from(difference.cause()) + ": " + text.apply(difference.replayed()));
        if (difference.configured()) {
            sluice.terminal().print("    It was decided with another configuration than the one in force now.");
        }
    }

    private static String at(String offset) {
        return offset == null ? "" : " at " + offset;
    }

    private static String from(String cause) {
        return cause == null ? "" : " from " + cause;
    }
}
