package io.sluice.local.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.account.AccountFold;
import io.sluice.account.AccountSettings;
import io.sluice.history.TimeRange;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.RangeOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.driver.RecordedStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private RangeOptions compared = new RangeOptions();

    @Override
    public void run() {
        TimeRange range = compared.range();
        RecordedRun.look(sluice, cluster.require(sluice), run -> answer(compare(run, range)));
    }

    private static List<StageParity.Outcome> compare(RecordedRun run, TimeRange range) {
        StageParity.Range compared =
                new StageParity.Range(range.from().toEpochMilli(), range.to().toEpochMilli());
        AnyAvroDecoder decoder = new AnyAvroDecoder(run.registry());
        return stages(run).stream()
                .map(stage -> new StageParity(stage, run.topics(), run.codec(), decoder, compared).compare())
                .toList();
    }

    private static List<RecordedStage> stages(RecordedRun run) {
        Configuration configuration = run.configuration();
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
                InstrumentTopology.recorded(configuration.folds(run.base()), traders, run.codec()),
                AccountTopology.recorded(accounts, run.codec()));
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
