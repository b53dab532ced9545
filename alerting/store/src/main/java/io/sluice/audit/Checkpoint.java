package io.sluice.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.catalogue.Namespace;
import java.nio.charset.StandardCharsets;

/**
 * A signed statement of how far a namespace's chain went, to be kept where nobody who can write the chain can write. The
 * signature is Ed25519's over the canonical JSON of the other fields, {@code {"hash":…,"namespace":…,"sequence":…,"time":…}}.
 *
 * @param sequence of the chain's last entry then
 * @param hash of that entry
 * @param time ISO-8601 UTC with six decimals, by the clock of who signed
 * @param signature base64
 */
public record Checkpoint(String namespace, long sequence, String hash, String time, String signature) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Signs how far a chain goes. */
    static Checkpoint sign(Namespace namespace, ChainHead head, String time, SigningKey key) {
        Checkpoint unsigned = new Checkpoint(namespace.name(), head.sequence(), head.hash(), time, "");
        return new Checkpoint(namespace.name(), head.sequence(), head.hash(), time, key.sign(unsigned.signedBytes()));
    }

    /** Whether it was signed with that key's private half. */
    public boolean signedBy(VerifyingKey key) {
        return key.verifies(signedBytes(), signature);
    }

    private byte[] signedBytes() {
        return CanonicalJson.of(fields()).getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode fields() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("namespace", namespace)
                .put("sequence", sequence)
                .put("hash", hash)
                .put("time", time);
    }

    /** One line of JSON. */
    public String json() {
        return CanonicalJson.of(fields().put("signature", signature));
    }

    /** @throws IllegalArgumentException for text that is no checkpoint */
    public static Checkpoint parse(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            return new Checkpoint(
                    tree.required("namespace").asText(),
                    tree.required("sequence").longValue(),
                    tree.required("hash").asText(),
                    tree.required("time").asText(),
                    tree.required("signature").asText());
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException("no checkpoint: " + damaged.getOriginalMessage(), damaged);
        }
    }
}
