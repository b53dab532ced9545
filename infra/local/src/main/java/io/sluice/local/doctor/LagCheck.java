package io.sluice.local.doctor;

import io.sluice.schemas.catalogue.Namespace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far the namespace's consumer groups are behind the newest committed records. */
public final class LagCheck implements Check {
    private static final long MOST_RECORDS_BEHIND = 10_000;

    private final Admin admin;
    private final Namespace namespace;

    /** @param admin stays the caller's to close */
    public LagCheck(Admin admin, Namespace namespace) {
        this.admin = admin;
        this.namespace = namespace;
    }

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public List<Finding> look() {
        Map<String, Long> lags = new TreeMap<>();
        for (GroupListing group : Answers.of(admin.listGroups().all())) {
            if (group.groupId().startsWith(namespace.prefix(""))) {
                lags.put(group.groupId(), lag(group.groupId()));
            }
        }
        if (lags.isEmpty()) {
            return Finding.skipped(name(), "namespace " + namespace + " has no consumer groups yet", "");
        }
        String seen = lags.entrySet().stream()
                .map(group -> group.getKey() + " " + group.getValue())
                .collect(Collectors.joining(", ", "records behind: ", ""));
        boolean behind = lags.values().stream().anyMatch(lag -> lag > MOST_RECORDS_BEHIND);
        return behind
                ? Finding.problem(
                        name(),
                        seen,
                        "Look for its errors in the log; play more slowly with --speed, or add instances.")
                : Finding.ok(name(), seen);
    }

    private long lag(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        Answers.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) ->
                        Optional.ofNullable(offset).ifPresent(known -> committed.put(partition, known)));
        Map<TopicPartition, OffsetSpec> ends =
                committed.keySet().stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> newest =
                Answers.of(admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        return committed.entrySet().stream()
                .mapToLong(each -> Math.max(
                        0, newest.get(each.getKey()).offset() - each.getValue().offset()))
                .sum();
    }
}
