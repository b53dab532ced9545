package io.sluice.local.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.serde.RecordJson;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code sluice version} */
@Command(name = "version", description = "Prints which build this is, and of what.")
public final class VersionCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Override
    public void run() {
        String java = Runtime.version().toString();
        if (sluice.json()) {
            ObjectNode answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("sluice", Version.current())
                    .put("kafka", AppInfoParser.getVersion())
                    .put("java", java);
            sluice.terminal().print(RecordJson.render(answer));
        } else {
            sluice.terminal()
                    .print("sluice %s, Kafka %s, Java %s"
                            .formatted(Version.current(), AppInfoParser.getVersion(), java));
        }
    }
}
