package io.sluice.local.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.catalogue.Cleanup;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RecordJson;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code sluice topics}: the catalogue (C-TOPICS). Needs nothing that runs. */
@Command(
        name = "topics",
        description = "Prints the topic catalogue: what each topic carries, who writes it, how long it is kept.")
public final class TopicsCommand implements Runnable {
    private static final String ROW = "%-26s %-20s %-17s %-9s %s";
    private static final int DAYS_OF_A_YEAR = 365;

    @ParentCommand
    private SluiceCommand sluice;

    @Override
    public void run() {
        Namespace namespace = sluice.namespace();
        if (sluice.json()) {
            Topics.all().forEach(topic -> sluice.terminal().print(RecordJson.render(json(topic, namespace))));
            return;
        }
        sluice.terminal().print(ROW.formatted("TOPIC", "KEY", "VALUE", "KEPT", "WHAT FOR"));
        Topics.all().forEach(topic -> sluice.terminal().print(row(topic, namespace)));
    }

    private static String row(Topic<?> topic, Namespace namespace) {
        return ROW.formatted(
                topic.in(namespace), topic.key().text(), topic.schema().getName(), kept(topic), topic.why());
    }

    private static String kept(Topic<?> topic) {
        if (topic.kept() == null) {
            return "newest";
        }
        String time = time(topic.kept());
        return topic.cleanup() == Cleanup.COMPACT_DELETE ? time + " *" : time;
    }

    private static String time(Duration kept) {
        long days = kept.toDays();
        if (days >= DAYS_OF_A_YEAR) {
            return days / DAYS_OF_A_YEAR + "y";
        }
        return days + "d";
    }

    private static ObjectNode json(Topic<?> topic, Namespace namespace) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", topic.in(namespace))
                .put("name", topic.name())
                .put("key", topic.key().text())
                .put("value", topic.schema().getFullName())
                .put("subject", topic.subject(namespace))
                .put("keptMs", topic.kept() == null ? null : (Long) topic.kept().toMillis())
                .put("cleanup", topic.cleanup().policy())
                .put("money", topic.money())
                .put("writer", topic.writer());
        topic.readers().forEach(json.putArray("readers")::add);
        return json.put("why", topic.why());
    }
}
