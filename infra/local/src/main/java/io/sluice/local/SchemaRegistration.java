package io.sluice.local;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.CompatibilityLevel;
import io.sluice.schemas.serde.CompatibilityVerdict;
import io.sluice.schemas.serde.RegistryException;
import io.sluice.schemas.serde.RegistryUnavailable;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Brings the catalogue's schemas to a registry (C-EVOLVE): one subject a topic, by the topic's name, FULL_TRANSITIVE. What is
 * there already is left alone, so it may run at each start and in several processes at once.
 */
public final class SchemaRegistration {
    private static final CompatibilityLevel LEVEL = CompatibilityLevel.FULL_TRANSITIVE;

    private final SchemaRegistryClient registry;
    private final Namespace namespace;

    /** @param registry stays the caller's to close */
    public SchemaRegistration(SchemaRegistryClient registry, Namespace namespace) {
        this.registry = registry;
        this.namespace = namespace;
    }

    /**
     * Registers every schema that is not registered yet.
     *
     * @throws RegistryException where the registry refuses a schema, as incompatible for instance
     * @throws RegistryUnavailable where it does not answer
     */
    public void register() {
        Topics.all().forEach(this::register);
    }

    /** What {@link #register} does, for a registry inside this process: in two writes instead of two a subject. */
    public static void registerIn(EmbeddedRegistry registry, Namespace namespace) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        Topics.all().forEach(topic -> schemas.put(topic.subject(namespace), topic.schema()));
        registry.adopt(schemas, LEVEL);
    }

    private void register(Topic<?> topic) {
        String subject = topic.subject(namespace);
        if (!registry.compatibility(subject).equals(Optional.of(LEVEL))) {
            registry.setCompatibility(subject, LEVEL);
        }
        registry.register(subject, topic.schema());
    }

    /**
     * Compares without changing anything.
     *
     * @return where the registry differs from the catalogue, as sentences; empty when all is as it should be
     * @throws RegistryUnavailable where it does not answer
     */
    public List<String> verify() {
        List<String> differences = new ArrayList<>();
        Topics.all().forEach(topic -> verify(topic, differences));
        return differences;
    }

    private void verify(Topic<?> topic, List<String> differences) {
        String subject = topic.subject(namespace);
        if (!registered(topic, subject)) {
            differences.add(subject + " " + whyNotRegistered(topic, subject));
            return;
        }
        Optional<CompatibilityLevel> level = registry.compatibility(subject);
        if (!level.equals(Optional.of(LEVEL))) {
            differences.add(subject + " has compatibility "
                    + level.map(CompatibilityLevel::name).orElse("of the whole registry") + ", not " + LEVEL);
        }
    }

    private boolean registered(Topic<?> topic, String subject) {
        try {
            registry.lookup(subject, topic.schema());
            return true;
        } catch (RegistryException refused) {
            if (refused.status() == 404) {
                return false;
            }
            throw refused;
        }
    }

    private String whyNotRegistered(Topic<?> topic, String subject) {
        if (!registry.subjects().contains(subject)) {
            return "is not registered";
        }
        CompatibilityVerdict verdict = registry.check(subject, topic.schema());
        return verdict.compatible()
                ? "does not have this program's schema yet"
                : "is not compatible with this program's schema: " + String.join("; ", verdict.messages());
    }
}
