package io.sluice.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.detect.DetectorCatalogue;
import io.sluice.local.config.ConfigurationReference;
import io.sluice.local.config.EffectiveYaml;
import io.sluice.local.plugin.PluginJar;
import io.sluice.local.plugin.Plugins;
import io.sluice.schemas.serde.RecordJson;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice config}: what is in force. Needs nothing that runs. */
@Command(name = "config", description = "Prints the configuration in force, secrets masked; it can be read again.")
public final class ConfigCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Option(names = "--reference", description = "Print the page that explains every key instead (Markdown).")
    private boolean reference;

    @Option(names = "--detectors", description = "Print the detectors there are instead, and where they are from.")
    private boolean detectors;

    @Override
    public void run() {
        if (detectors) {
            Plugins plugins = sluice.configuration().plugins();
            plugins.catalogue().entries().forEach(entry -> sluice.terminal().print(line(entry, plugins)));
        } else if (reference) {
            print(ConfigurationReference.markdown());
        } else if (sluice.json()) {
            JsonNode tree = new ObjectMapper().valueToTree(sluice.file().effective());
            sluice.terminal().print(RecordJson.render(tree));
        } else {
            print(EffectiveYaml.render(sluice.file().effective()));
        }
    }

    private String line(DetectorCatalogue.Entry entry, Plugins plugins) {
        String kind = entry.kind().getClass().getName();
        Optional<String> sha256 = plugins.jarOf(entry.name()).map(PluginJar::sha256);
        if (sluice.json()) {
            return RecordJson.render(JsonNodeFactory.instance
                    .objectNode()
                    .put("detector", entry.name())
                    .put("origin", entry.origin())
                    .put("class", kind)
                    .put("sha256", sha256.orElse(null)));
        }
        return sha256.map(hash -> "%-20s %s, class %s, SHA-256 %s".formatted(entry.name(), entry.origin(), kind, hash))
                .orElseGet(() -> "%-20s %s".formatted(entry.name(), entry.origin()));
    }

    private void print(String text) {
        text.lines().forEach(sluice.terminal()::print);
    }
}
