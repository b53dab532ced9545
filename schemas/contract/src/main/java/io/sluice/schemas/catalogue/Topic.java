package io.sluice.schemas.catalogue;

import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the catalogue, without its namespace: what it carries, who writes and reads it, how long it is kept.
 *
 * @param <V> value class, generated from the schema
 * @param name local name, for example {@code candles.5m}
 * @param key what the UTF-8 key is
 * @param valueType value class
 * @param schema value schema
 * @param kept how long records stay; null for ever
 * @param cleanup what is forgotten
 * @param money true when the topic holds decisions, orders, executions or audit: such a topic flushes each record to the
 *     disk, because on one host an acknowledged record is otherwise lost with the power
 * @param writer the one component that owns the topic, or the few that may write to it
 * @param readers the components that read it
 * @param why what the topic is for
 */
public record Topic<V extends SpecificRecord>(
        String name,
        TopicKey key,
        Class<V> valueType,
        Schema schema,
        Duration kept,
        Cleanup cleanup,
        boolean money,
        String writer,
        List<String> readers,
        String why) {

    /** Subject of the value schema under TopicNameStrategy. */
    public String subject(Namespace namespace) {
        return in(namespace) + "-value";
    }

    /** Full name in a namespace. */
    public String in(Namespace namespace) {
        return namespace.prefix(name);
    }
}
