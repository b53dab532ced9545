package io.sluice.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.audit.Chain.Subject;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.DeliveryState;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.ExactJson;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is audited, and how it is told: every decision, order command, order event, fill, funding payment, operator command
 * and alert delivery, and the alerts of the circuit breaker.
 */
final class Subjects {
    /** The topics that are audited. */
    static final List<Topic<?>> TOPICS = List.of(
            Topics.RISK_DECISIONS,
            Topics.ORDERS_BINANCE,
            Topics.ORDERS_MT5,
            Topics.ORDERS_PAPER,
            Topics.ORDER_EVENTS,
            Topics.FILLS,
            Topics.FUNDING,
            Topics.OPERATOR_COMMANDS,
            Topics.ALERTS,
            Topics.ALERT_DELIVERIES);

    private static final String RISK = "risk";

    private Subjects() {}

    /** Empty for what is not audited: alerts about other things than the breaker tell of what is audited itself. */
    static Optional<Subject> of(SpecificRecord value, ConsumerRecord<?, ?> source) {
        return switch (value) {
            case RiskDecision decision ->
                subject("decision", decision.getId(), RISK, decision, decision.getTime(), source);
            case OrderCommand command ->
                subject("order", command.getOrderId(), RISK, command, command.getTime(), source);
            case OrderEvent event ->
                subject("order", event.getOrderId(), venue(event.getVenue()), event, event.getTime(), source);
            case Fill fill -> subject("fill", fill.getId(), venue(fill.getVenue()), fill, fill.getTime(), source);
            case FundingPayment paid ->
                subject("funding", paid.getId(), venue(paid.getVenue()), paid, paid.getTime(), source);
            case OperatorCommand command ->
                subject("operator-command", command.getId(), command.getWho(), command, command.getTime(), source);
            case AlertDelivery delivery ->
                subject("alert", delivery.getAlertId(), actor(delivery), delivery, delivery.getTime(), source);
            case Alert alert -> breaker(alert, source);
            default ->
                throw new IllegalArgumentException(
                        "not audited: a " + value.getSchema().getName());
        };
    }

    private static Optional<Subject> breaker(Alert alert, ConsumerRecord<?, ?> source) {
        return alert.getKind() == AlertKind.BREAKER
                ? subject("breaker", String.valueOf(alert.getAccount()), RISK, alert, alert.getTime(), source)
                : Optional.empty();
    }

    private static String venue(String venue) {
        return "venue " + venue;
    }

    private static String actor(AlertDelivery delivery) {
        return delivery.getState() == DeliveryState.ACKNOWLEDGED ? delivery.getRecipient() : "alerting";
    }

    private static Optional<Subject> subject(
            String kind, String id, String actor, SpecificRecord value, Instant time, ConsumerRecord<?, ?> source) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("type", value.getSchema().getName())
                .set("record", ExactJson.toNode(value));
        payload.set("source", place(source));
        return Optional.of(new Subject(kind, id, actor, CanonicalJson.of(payload), time));
    }

    /** A record that nobody can read is audited as it is: it was there. */
    static Subject unreadable(ConsumerRecord<byte[], byte[]> record, String why) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("type", "unreadable")
                .put("reason", why)
                .put("value", record.value() == null ? "" : Base64.getEncoder().encodeToString(record.value()));
        payload.set("source", place(record));
        String id = record.topic() + "-" + record.partition() + "-" + record.offset();
        return new Subject(
                "unreadable", id, "unknown", CanonicalJson.of(payload), Instant.ofEpochMilli(record.timestamp()));
    }

    /**
     * A process began or ended.
     *
     * @param what {@code started} or {@code stopped}
     */
    static Subject process(String what, String process, String configHash, Instant time) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("type", "process")
                .put("event", what)
                .put("configHash", configHash);
        return new Subject("process", process, process, CanonicalJson.of(payload), time);
    }

    private static ObjectNode place(ConsumerRecord<?, ?> source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("topic", source.topic())
                .put("partition", source.partition())
                .put("offset", source.offset());
    }
}
