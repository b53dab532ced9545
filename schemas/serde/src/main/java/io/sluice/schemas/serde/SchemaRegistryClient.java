package io.sluice.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Talks to any registry with Confluent's REST API, Avro schemas only.
 *
 * <p>Safe for many threads; meant to be shared by all serdes of a process. What an id means never changes, so it is
 * asked once. Every call may throw {@link RegistryUnavailable} (try later) or {@link RegistryException} (refused).
 * HTTPS trusts what the JVM trusts.
 */
public final class SchemaRegistryClient implements AutoCloseable {
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);

    private final RegistryTransport transport;
    private final UnknownIds unknownIds;
    private final ConcurrentHashMap<Integer, Fetched> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SubjectText, Integer> registered = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SubjectText, RegisteredSchema> found = new ConcurrentHashMap<>();

    /** What an id turned out to be: a schema, or the reason why it is of no use here. */
    private record Fetched(Schema schema, String problem) {
        Schema orRefuse() {
            if (schema == null) {
                throw new UnsupportedSchema(problem);
            }
            return schema;
        }
    }

    private record SubjectText(String subject, String schema) {}

    public SchemaRegistryClient(RegistryConfig config) {
        this(config, new UnknownIds(UNKNOWN_FOR, System::nanoTime));
    }

    SchemaRegistryClient(RegistryConfig config, UnknownIds unknownIds) {
        this.transport = new RegistryTransport(config);
        this.unknownIds = unknownIds;
    }

    /** Makes the schema a version of the subject unless it is one, and gives its id. Java-only properties are left out. */
    public int register(String subject, Schema schema) {
        String text = JavaProperties.strip(schema);
        SubjectText key = new SubjectText(subject, text);
        Integer known = registered.get(key);
        if (known != null) {
            return known;
        }
        int id = required(transport.post(versions(subject), body(text)), "id").asInt();
        registered.put(key, id);
        return id;
    }

    /**
     * The version of the subject that is this schema, with or without its Java-only properties. Asked once; what its id
     * means need not be asked any more then.
     *
     * @throws RegistryException 40401 without such a subject, 40403 without such a schema
     */
    public RegisteredSchema lookup(String subject, Schema schema) {
        SubjectText key = new SubjectText(subject, schema.toString());
        RegisteredSchema known = found.get(key);
        if (known == null) {
            known = lookup(key, JavaProperties.strip(schema));
            found.put(key, known);
            byId.putIfAbsent(known.id(), new Fetched(known.schema(), ""));
        }
        return known;
    }

    private RegisteredSchema lookup(SubjectText literal, String stripped) {
        try {
            return lookup(new SubjectText(literal.subject(), stripped));
        } catch (RegistryException missing) {
            if (missing.errorCode() != RegistryException.SCHEMA_NOT_FOUND
                    || literal.schema().equals(stripped)) {
                throw missing;
            }
            return lookup(literal);
        }
    }

    private RegisteredSchema lookup(SubjectText asked) {
        return version(transport.post("/subjects/" + encode(asked.subject()), body(asked.schema())));
    }

    /**
     * The schema that records with this id were written with.
     *
     * @throws RegistryException 40403 where the registry does not know the id; remembered for half a minute
     * @throws UnsupportedSchema where it is not a whole Avro schema
     */
    public Schema byId(int id) {
        Fetched fetched = byId.get(id);
        if (fetched == null) {
            fetched = fetch(id);
            byId.put(id, fetched);
        }
        return fetched.orRefuse();
    }

    private Fetched fetch(int id) {
        String path = "/schemas/ids/" + id;
        if (id < 0 || unknownIds.contains(id)) {
            throw new RegistryException(404, RegistryException.SCHEMA_NOT_FOUND, "no schema has id " + id, path);
        }
        try {
            return parse(id, transport.get(path));
        } catch (RegistryException refused) {
            if (refused.errorCode() == RegistryException.SCHEMA_NOT_FOUND) {
                unknownIds.add(id);
            }
            throw refused;
        }
    }

    private static Fetched parse(int id, JsonNode answer) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            return new Fetched(null, "schema %d is %s, only AVRO is read".formatted(id, type));
        }
        if (!answer.path("references").isEmpty()) {
            return new Fetched(null, "schema %d refers to other subjects, which is not supported".formatted(id));
        }
        try {
            // Leniently: a registry's schema has been accepted long ago, and records exist.
            Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
            return new Fetched(parser.parse(required(answer, "schema").asText()), "");
        } catch (SchemaParseException malformed) {
            return new Fetched(null, "schema %d is not Avro: %s".formatted(id, malformed.getMessage()));
        }
    }

    /** The newest version of the subject. */
    public RegisteredSchema latest(String subject) {
        return version(transport.get(versions(subject) + "/latest"));
    }

    /** One version of the subject, from 1. */
    public RegisteredSchema version(String subject, int version) {
        return version(transport.get(versions(subject) + "/" + version));
    }

    /** All version numbers of the subject, ascending. */
    public List<Integer> versionsOf(String subject) {
        List<Integer> numbers = new ArrayList<>();
        transport.get(versions(subject)).forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    /** All subjects. */
    public List<String> subjects() {
        return texts(transport.get("/subjects"));
    }

    /**
     * Takes the subject away for good, with all its versions and its own level. Other subjects keep the same schemas under
     * the same ids. Where a part of it is gone already, the rest goes.
     *
     * @return false when the registry did not know the subject
     */
    public boolean delete(String subject) {
        String path = "/subjects/" + encode(subject);
        registered.keySet().removeIf(known -> known.subject().equals(subject));
        found.keySet().removeIf(known -> known.subject().equals(subject));
        deleteAny("/config/" + encode(subject));
        boolean live = deleteAny(path);
        boolean softlyDeleted = deleteAny(path + "?permanent=true");
        return live || softlyDeleted;
    }

    private boolean deleteAny(String path) {
        try {
            transport.delete(path);
            return true;
        } catch (RegistryException missing) {
            if (missing.status() == 404) {
                return false;
            }
            throw missing;
        }
    }

    /** Whether the schema may become the subject's next version, by the subject's own level. */
    public CompatibilityVerdict check(String subject, Schema schema) {
        String path = "/compatibility" + versions(subject) + "?verbose=true";
        JsonNode answer = transport.post(path, body(JavaProperties.strip(schema)));
        return new CompatibilityVerdict(required(answer, "is_compatible").asBoolean(), texts(answer.path("messages")));
    }

    /** The subject's own level, empty where it has none. */
    public Optional<CompatibilityLevel> compatibility(String subject) {
        try {
            return Optional.of(level(transport.get("/config/" + encode(subject))));
        } catch (RegistryException missing) {
            if (missing.status() == 404) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    public void setCompatibility(String subject, CompatibilityLevel level) {
        transport.put("/config/" + encode(subject), levelBody(level));
    }

    private static CompatibilityLevel level(JsonNode answer) {
        String name = required(answer, "compatibilityLevel").asText();
        return CompatibilityLevel.named(name)
                .orElseThrow(() -> new RegistryException(200, 0, "unknown compatibility level " + name, "/config"));
    }

    private static JsonNode levelBody(CompatibilityLevel level) {
        return RegistryTransport.JSON.createObjectNode().put("compatibility", level.name());
    }

    private static RegisteredSchema version(JsonNode answer) {
        int id = required(answer, "id").asInt();
        return new RegisteredSchema(
                required(answer, "subject").asText(),
                required(answer, "version").asInt(),
                id,
                parse(id, answer).orRefuse());
    }

    private static JsonNode required(JsonNode answer, String field) {
        JsonNode value = answer.get(field);
        if (value == null) {
            throw new RegistryException(200, 0, "answer has no field " + field + ": " + answer, "");
        }
        return value;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static ObjectNode body(String schemaText) {
        return RegistryTransport.JSON.createObjectNode().put("schema", schemaText);
    }

    private static String versions(String subject) {
        return "/subjects/" + encode(subject) + "/versions";
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        transport.close();
    }
}
