package io.sluice.local.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.replay.gate.Criterion;
import io.sluice.replay.report.BacktestResult;
import io.sluice.replay.report.RunFacts;
import io.sluice.schemas.GateCriterion;
import io.sluice.schemas.GateRecord;
import io.sluice.schemas.serde.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the strategy gate said of a run, as a file beside its reports: {@code ACCOUNT.gate.json}. The same dataset and
 * strategy give the same bytes; who vouches for it, and when, is said by the command that hands it to an account.
 */
public final class GateRecordFile {
    private static final String FORMAT = "sluice-gate/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private GateRecordFile() {}

    /** Name of the file in the folder of reports. */
    public static String name(String account) {
        return account + ".gate.json";
    }

    /** What a run says of its strategy. */
    public static GateRecord of(BacktestResult result, String strategyId) {
        RunFacts run = result.run();
        return new GateRecord(
                strategyId,
                run.datasetId(),
                run.codeVersion(),
                run.from(),
                run.to(),
                run.candles(),
                result.go(),
                result.gate().criteria().stream().map(GateRecordFile::criterion).toList());
    }

    private static GateCriterion criterion(Criterion criterion) {
        return new GateCriterion(
                criterion.name(),
                criterion.figure().isPresent() ? criterion.figure().getAsDouble() : null,
                criterion.comparison().name(),
                criterion.threshold(),
                criterion.passed());
    }

    /** Writes a record. */
    public static void write(GateRecord record, Path file) throws IOException {
        ObjectNode tree = JSON.createObjectNode().put("format", FORMAT);
        tree.setAll(RecordJson.toNode(record));
        Files.writeString(file, tree.toPrettyString() + "\n");
    }

    /**
     * Reads a record.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException telling why it is no record
     */
    public static GateRecord read(Path file) throws IOException {
        JsonNode tree;
        try {
            tree = JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(file + " is no JSON: " + broken.getOriginalMessage(), broken);
        }
        if (!FORMAT.equals(tree.path("format").asText())) {
            throw new IllegalArgumentException(
                    file + " is no gate record: those are the files ACCOUNT.gate.json beside a backtest's reports");
        }
        try {
            return record(tree);
        } catch (IllegalArgumentException | DateTimeParseException broken) {
            throw new IllegalArgumentException(file + " is no whole gate record: " + broken.getMessage(), broken);
        }
    }

    private static GateRecord record(JsonNode tree) {
        List<GateCriterion> criteria = new ArrayList<>();
        for (JsonNode each : tree.required("criteria")) {
            JsonNode figure = each.required("figure");
            criteria.add(new GateCriterion(
                    each.required("name").asText(),
                    figure.isNull() ? null : figure.asDouble(),
                    each.required("comparison").asText(),
                    each.required("threshold").asDouble(),
                    each.required("passed").asBoolean()));
        }
        return new GateRecord(
                tree.required("strategyId").asText(),
                tree.required("datasetId").asText(),
                tree.required("codeVersion").asText(),
                Instant.parse(tree.required("from").asText()),
                Instant.parse(tree.required("to").asText()),
                tree.required("candles").asLong(),
                tree.required("passed").asBoolean(),
                criteria);
    }
}
