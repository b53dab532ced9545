package io.sluice.schemas.serde;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * How records find their schema. Keys and defaults are Confluent's.
 *
 * @param autoRegister whether a writer registers its schema, or only looks it up and fails where it is not there
 * @param useLatestVersion whether a writer goes by the subject's latest version, which must then encode alike
 * @param specificReader whether readers give generated classes; empty where nothing was said
 */
public record SerdeConfig(boolean autoRegister, boolean useLatestVersion, Optional<Boolean> specificReader) {
    /** {@code true} unless told. */
    public static final String AUTO_REGISTER = "auto.register.schemas";
    /** {@code false} unless told; takes the place of registering. */
    public static final String USE_LATEST_VERSION = "use.latest.version";
    /** Must be {@code true} where a deserializer is not bound to a class. */
    public static final String SPECIFIC_READER = "specific.avro.reader";
    /** Only {@code TopicNameStrategy}: topics carry one record type each. */
    public static final String VALUE_SUBJECT_STRATEGY = "value.subject.name.strategy";
    /** Only {@code TopicNameStrategy}. */
    public static final String KEY_SUBJECT_STRATEGY = "key.subject.name.strategy";

    /** Writers register, readers are bound to their class. */
    public static final SerdeConfig DEFAULT = new SerdeConfig(true, false, Optional.empty());

    /** Writers look their schema up and never register it: for production, where registering is a release step. */
    public static final SerdeConfig LOOKUP_ONLY = new SerdeConfig(false, false, Optional.empty());

    /**
     * Takes what it knows from a Kafka client's configuration.
     *
     * @throws ConfigException naming the key that is wrong or asks for something not supported
     */
    public static SerdeConfig from(Map<String, ?> config) {
        refuseOtherStrategies(config, VALUE_SUBJECT_STRATEGY);
        refuseOtherStrategies(config, KEY_SUBJECT_STRATEGY);
        return new SerdeConfig(
                flag(config, AUTO_REGISTER).orElse(DEFAULT.autoRegister),
                flag(config, USE_LATEST_VERSION).orElse(DEFAULT.useLatestVersion),
                flag(config, SPECIFIC_READER));
    }

    /** The subject of a topic's values, or keys. */
    static String subject(String topic, boolean isKey) {
        return topic + (isKey ? "-key" : "-value");
    }

    private static void refuseOtherStrategies(Map<String, ?> config, String key) {
        Object value = config.get(key);
        if (value == null) {
            return;
        }
        String name = value instanceof Class<?> type ? type.getName() : value.toString();
        if (!name.substring(name.lastIndexOf('.') + 1).equals("TopicNameStrategy")) {
            throw new ConfigException(key, name, "only TopicNameStrategy is supported: one record type a topic");
        }
    }

    private static Optional<Boolean> flag(Map<String, ?> config, String key) {
        Object value = config.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return switch (value.toString().strip()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw new ConfigException(key, value, "must be true or false");
        };
    }
}
