package io.sluice.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.ExactJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * How entries hang together. Sequences run from 1 without gaps. An entry's hash is SHA-256 over the UTF-8 bytes of the
 * canonical JSON ({@link CanonicalJson}) of
 *
 * <pre>{"actor":…,"entityId":…,"entityKind":…,"namespace":…,"payload":…,"previousHash":…,"sequence":…,"time":…}</pre>
 *
 * where {@code payload} is the entry's payload as one string, {@code time} is ISO-8601 UTC with six decimals and
 * {@code previousHash} is the hash of the entry before it as 64 small hexadecimal digits, 64 zeros for the first.
 */
public final class Chain {
    /** What the first entry has for the hash of the one before it. */
    public static final String GENESIS = "0".repeat(64);

    private final Namespace namespace;

    /** The chain of one namespace: an entry of another one does not fit into it. */
    public Chain(Namespace namespace) {
        this.namespace = namespace;
    }

    /** The hash that the entry ought to have. */
    public String hashOf(AuditEntry entry) {
        String canonical = CanonicalJson.of(JsonNodeFactory.instance
                .objectNode()
                .put("actor", entry.getActor())
                .put("entityId", entry.getEntityId())
                .put("entityKind", entry.getEntityKind())
                .put("namespace", namespace.name())
                .put("payload", entry.getPayload())
                .put("previousHash", entry.getPreviousHash())
                .put("sequence", entry.getSequence())
                .put("time", ExactJson.text(entry.getTime())));
        return sha256(canonical);
    }

    /**
     * The entry that follows.
     *
     * @param head the chain's last entry so far
     */
    public AuditEntry next(ChainHead head, Subject subject) {
        AuditEntry.Builder builder = AuditEntry.newBuilder()
                .setSequence(head.sequence() + 1)
                .setPreviousHash(head.hash())
                .setHash("")
                .setEntityKind(subject.entityKind())
                .setEntityId(subject.entityId())
                .setActor(subject.actor())
                .setPayload(subject.payload())
                .setTime(subject.time().truncatedTo(ChronoUnit.MICROS));
        return builder.setHash(hashOf(builder.build())).build();
    }

    /**
     * What an entry is about.
     *
     * @param payload canonical JSON
     * @param time event time
     */
    public record Subject(String entityKind, String entityId, String actor, String payload, Instant time) {}

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
