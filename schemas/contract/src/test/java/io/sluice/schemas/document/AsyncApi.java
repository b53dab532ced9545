package io.sluice.schemas.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import java.util.Map;

/** Writes docs/asyncapi.json (AsyncAPI 3.0): one channel and one receive operation for each topic of the catalogue. */
final class AsyncApi {
    private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
    private static final Namespace EXAMPLE = new Namespace("paper");

    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static String write() throws JsonProcessingException {
        return new AsyncApi().document();
    }

    private String document() throws JsonProcessingException {
        ObjectNode root = mapper.createObjectNode();
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Sluice topics")
                .put("version", "0.1.0")
                .put("description", "Generated from the topic catalogue, for the namespace 'paper'.");
        root.put("defaultContentType", "application/vnd.apache.avro");
        root.putObject("servers")
                .putObject("local")
                .put("host", "127.0.0.1:9092")
                .put("protocol", "kafka")
                .put("description", "The broker that ./sluice up runs; its real port is printed at the start.");
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        for (Topic<?> topic : Topics.all()) {
            channel(channels, topic);
            operations
                    .putObject("read." + topic.name())
                    .put("action", "receive")
                    .put("summary", topic.why())
                    .putObject("channel")
                    .put("$ref", "#/channels/" + topic.name());
        }
        return mapper.writeValueAsString(root) + "\n";
    }

    private void channel(ObjectNode channels, Topic<?> topic) throws JsonProcessingException {
        TopicSettings settings = TopicSettings.singleNode(false);
        ObjectNode channel = channels.putObject(topic.name());
        channel.put("address", topic.in(EXAMPLE));
        channel.put("description", topic.why() + ". Written by: " + topic.writer() + ".");
        ObjectNode message =
                channel.putObject("messages").putObject(topic.schema().getName());
        message.put("contentType", "application/vnd.apache.avro");
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", AVRO);
        payload.set("schema", mapper.readTree(topic.schema().toString()));
        message.putObject("bindings")
                .putObject("kafka")
                .put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "confluent")
                .putObject("key")
                .put("type", "string")
                .put("description", topic.key().text());
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.in(EXAMPLE))
                .put("partitions", settings.partitions())
                .put("replicas", settings.replication());
        topicConfiguration(kafka.putObject("topicConfiguration"), settings.configuration(topic));
    }

    private static void topicConfiguration(ObjectNode node, Map<String, String> configuration) {
        String cleanup = configuration.get("cleanup.policy");
        var policies = node.putArray("cleanup.policy");
        for (String policy : cleanup.split(",", -1)) {
            policies.add(policy);
        }
        node.put("retention.ms", Long.parseLong(configuration.get("retention.ms")));
    }
}
