package io.sluice.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.sluice.schemas.registry.SchemaStore.Visibility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** What all routes read from requests and write to answers. */
final class Exchange {
    static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private Exchange() {}

    static ObjectNode object() {
        return LogCodec.JSON.createObjectNode();
    }

    static void answer(Context ctx, JsonNode body) {
        answer(ctx, 200, body);
    }

    static void answer(Context ctx, int status, JsonNode body) {
        answer(ctx.status(status), body.toString());
    }

    /** JSON as it is kept. Handed over as bytes: the media type names no character set, so HTTP would take Latin-1. */
    static void answer(Context ctx, String json) {
        ctx.contentType(MEDIA_TYPE).result(json.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(Context ctx, RegistryError error, String message) {
        answer(ctx, error.status(), object().put("error_code", error.code()).put("message", message));
    }

    static ArrayNode numbers(Collection<Integer> items) {
        ArrayNode array = LogCodec.JSON.createArrayNode();
        items.forEach(array::add);
        return array;
    }

    static ArrayNode texts(Collection<String> items) {
        ArrayNode array = LogCodec.JSON.createArrayNode();
        items.forEach(array::add);
        return array;
    }

    /** A version as clients know it; {@code schemaType} is left out for Avro, as clients older than the field expect. */
    static ObjectNode version(StoredSchema schema) {
        ObjectNode node = object().put("subject", schema.subject())
                .put("version", schema.version())
                .put("id", schema.id());
        describe(node, schema);
        if (schema.deleted()) {
            node.put("deleted", true);
        }
        return node;
    }

    static void describe(ObjectNode node, StoredSchema schema) {
        if (!schema.type().equals(StoredSchema.AVRO)) {
            node.put("schemaType", schema.type());
        }
        if (!schema.references().isEmpty()) {
            node.set("references", schema.references());
        }
        node.put("schema", schema.text());
    }

    static String subject(Context ctx) {
        return ctx.pathParam("subject");
    }

    static VersionSpec version(Context ctx) {
        return VersionSpec.parse(ctx.pathParam("version"));
    }

    static boolean flag(Context ctx, String name) {
        return Boolean.parseBoolean(ctx.queryParam(name));
    }

    static Visibility visibility(Context ctx) {
        if (flag(ctx, "deletedOnly")) {
            return Visibility.DELETED;
        }
        return flag(ctx, "deleted") ? Visibility.ALL : Visibility.LIVE;
    }

    /** @throws RegistryFault for a body that is no JSON object */
    static JsonNode body(Context ctx) {
        try {
            JsonNode body = LogCodec.JSON.readTree(ctx.bodyAsBytes());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException malformed) {
            throw RegistryError.MALFORMED_REQUEST.of(malformed.getOriginalMessage());
        } catch (IOException unread) {
            throw RegistryError.MALFORMED_REQUEST.of(unread.getMessage());
        }
        throw RegistryError.MALFORMED_REQUEST.of("no JSON object");
    }

    /** @throws RegistryFault for a schema that is missing, malformed, or not plain Avro */
    static Submission submission(Context ctx) {
        JsonNode body = body(ctx);
        String type = body.path("schemaType").asText(StoredSchema.AVRO);
        if (!type.equals(StoredSchema.AVRO) && !type.equals("null")) {
            throw RegistryError.INVALID_SCHEMA.of("its type is %s, only AVRO is kept here".formatted(type));
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryError.INVALID_SCHEMA.of("it refers to other subjects, which is not supported");
        }
        return Submission.of(body.path("schema").asText(""), flag(ctx, "normalize"));
    }
}
