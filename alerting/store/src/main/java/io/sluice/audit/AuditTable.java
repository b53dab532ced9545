package io.sluice.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.schemas.AuditEntry;
import io.sluice.store.Archive;
import io.sluice.store.ArchivedRecord;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads a namespace's chain from the SQL store. */
public final class AuditTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Archive archive;

    public AuditTable(Archive archive) {
        this.archive = archive;
    }

    /**
     * Hands the whole table to a verifier, until it finds a fault.
     *
     * @throws io.sluice.store.StoreUnavailable when the database does not answer
     */
    public void feed(ChainVerifier verifier) {
        archive.inOrderOfTopic(row -> {
            feed(verifier, row);
            return !verifier.failed();
        });
    }

    private static void feed(ChainVerifier verifier, ArchivedRecord row) {
        try {
            verifier.entry(entry(JSON.readTree(row.json())));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException damaged) {
            verifier.unreadable(String.valueOf(damaged.getMessage()));
        }
    }

    private static AuditEntry entry(JsonNode row) {
        return AuditEntry.newBuilder()
                .setSequence(row.required("sequence").longValue())
                .setPreviousHash(row.required("previousHash").asText())
                .setHash(row.required("hash").asText())
                .setEntityKind(row.required("entityKind").asText())
                .setEntityId(row.required("entityId").asText())
                .setActor(row.required("actor").asText())
                .setPayload(row.required("payload").asText())
                .setTime(Instant.parse(row.required("time").asText()))
                .build();
    }
}
