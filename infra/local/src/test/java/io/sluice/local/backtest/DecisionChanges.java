package io.sluice.local.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.RiskDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/** Which decisions two replays of a file do not share, and which a command says are not the same: as text, to compare. */
final class DecisionChanges {
    private DecisionChanges() {}

    /** A configuration under which the account of {@code up} takes less risk, and fewer signals. */
    static Path tighter(Path folder) throws IOException {
        return Files.writeString(folder.resolve("tighter.yaml"), """
                accounts:
                  - id: paper-usdt
                    currency: USDT
                    balance: 10000
                    risk: {minConfidence: 0.85, riskPerTrade: 0.0005}
                """);
    }

    /** Worked out from two replays of the file, decision by decision. */
    static List<String> between(Map<String, List<String>> before, Map<String, List<String>> after, Instant latest)
            throws IOException {
        Map<String, RiskDecision> was = decisions(before, latest);
        Map<String, RiskDecision> is = decisions(after, latest);
        List<RiskDecision> all = new ArrayList<>(was.values());
        is.forEach((id, decision) -> {
            if (!was.containsKey(id)) {
                all.add(decision);
            }
        });
        all.sort(Comparator.comparing(RiskDecision::getTime));
        List<String> changes = new ArrayList<>();
        for (RiskDecision each : all) {
            String recorded = shown(was.get(each.getId()));
            String replayed = shown(is.get(each.getId()));
            if (!recorded.equals(replayed)) {
                changes.add(kind(recorded, replayed) + " " + each.getId() + " " + recorded + " -> " + replayed);
            }
        }
        return changes;
    }

    private static String kind(String recorded, String replayed) {
        if (recorded.equals("nothing") || replayed.equals("nothing")) {
            return recorded.equals("nothing") ? "NEW" : "GONE";
        }
        if (recorded.startsWith("true") && replayed.startsWith("true")) {
            return "RESIZED";
        }
        if (recorded.startsWith("false") && replayed.startsWith("false")) {
            return "REJECTED_OTHERWISE";
        }
        return replayed.startsWith("true") ? "APPROVED" : "REJECTED";
    }

    /** Verdict, and what matters with it: the quantity of an approved one, the codes of a rejected one. */
    private static String shown(RiskDecision decision) {
        if (decision == null) {
            return "nothing";
        }
        return decision.getApproved()
                ? "true "
                        + decision.getIntent()
                                .getQuantity()
                                .stripTrailingZeros()
                                .toPlainString()
                : "false "
                        + decision.getVerdicts().stream()
                                .filter(verdict -> verdict.getOutcome() == Outcome.REJECT)
                                .map(verdict -> verdict.getCode())
                                .collect(Collectors.joining(","));
    }

    /** Of changes in JSON. */
    static List<String> told(Iterable<JsonNode> changes) {
        List<String> told = new ArrayList<>();
        for (JsonNode change : changes) {
            told.add(change.path("change").asText() + " " + change.path("id").asText() + " "
                    + shown(change.path("recorded")) + " -> " + shown(change.path("replayed")));
        }
        return told;
    }

    private static String shown(JsonNode side) {
        if (side.isNull()) {
            return "nothing";
        }
        List<String> codes = new ArrayList<>();
        side.path("codes").forEach(code -> codes.add(code.asText()));
        return side.path("approved").asBoolean()
                ? "true " + side.path("quantity").asText()
                : "false " + String.join(",", codes);
    }

    private static Map<String, RiskDecision> decisions(Map<String, List<String>> topics, Instant latest)
            throws IOException {
        Map<String, RiskDecision> decisions = new LinkedHashMap<>();
        for (String hex : topics.get("paper.risk-decisions")) {
            RiskDecision decision = decoded(hex, RiskDecision.class);
            if (decision.getTime().isBefore(latest)) {
                decisions.put(decision.getId(), decision);
            }
        }
        return decisions;
    }

    static <V> V decoded(String hex, Class<V> type) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new SpecificDatumReader<>(type).read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
