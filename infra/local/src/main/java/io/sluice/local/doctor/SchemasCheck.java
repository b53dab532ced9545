package io.sluice.local.doctor;

import io.sluice.local.SchemaRegistration;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RegistryUnavailable;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.util.List;

/** Whether the registry has the catalogue's schemas, and keeps them compatible. */
public final class SchemasCheck implements Check {
    private final SchemaRegistration registration;

    /** @param registry stays the caller's to close */
    public SchemasCheck(SchemaRegistryClient registry, Namespace namespace) {
        this.registration = new SchemaRegistration(registry, namespace);
    }

    @Override
    public String name() {
        return "schemas";
    }

    @Override
    public List<Finding> look() {
        List<String> differences;
        try {
            differences = registration.verify();
        } catch (RegistryUnavailable silent) {
            return Finding.problem(
                    name(),
                    "the registry does not answer: " + silent.getMessage(),
                    "Start it with './sluice up', or correct kafka.registryUrl.");
        }
        if (differences.isEmpty()) {
            return Finding.ok(
                    name(),
                    "all %d are registered, FULL_TRANSITIVE"
                            .formatted(Topics.all().size()));
        }
        return differences.stream()
                .map(difference -> new Finding(
                        name(), Finding.Status.PROBLEM, difference, "'./sluice up' registers what is missing."))
                .toList();
    }
}
