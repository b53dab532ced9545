package io.sluice.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.config.ConfigurationReference;
import io.sluice.local.config.EffectiveYaml;
import io.sluice.schemas.serde.RecordJson;
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

    @Override
    public void run() {
        if (reference) {
            print(ConfigurationReference.markdown());
        } else if (sluice.json()) {
            JsonNode tree = new ObjectMapper().valueToTree(sluice.file().effective());
            sluice.terminal().print(RecordJson.render(tree));
        } else {
            print(EffectiveYaml.render(sluice.file().effective()));
        }
    }

    private void print(String text) {
        text.lines().forEach(sluice.terminal()::print);
    }
}
