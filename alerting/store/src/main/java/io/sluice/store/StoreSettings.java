package io.sluice.store;

import io.sluice.schemas.catalogue.Namespace;
import java.util.Map;

/**
 * Which topics are read, and how.
 *
 * @param kafka settings of every Kafka client, with the brokers' addresses; may hold secrets
 * @param namespace whose topics; a database holds one
 */
public record StoreSettings(Map<String, Object> kafka, Namespace namespace) {
    public StoreSettings {
        kafka = Map.copyOf(kafka);
    }

    /** Name under which the store tells Kafka how far it is. Only told: what counts stands in the database. */
    public String group() {
        return namespace.prefix("store");
    }

    /** Without the clients' settings, which may hold secrets. */
    @Override
    public String toString() {
        return "StoreSettings[" + namespace + "]";
    }
}
