package io.sluice.local.parity;

import io.sluice.account.AccountSettings;
import io.sluice.detect.DetectorFailure;
import io.sluice.history.TimeRange;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.Connection;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.command.TimeText;
import io.sluice.local.config.Configuration;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.driver.TopicCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice whatif}: what a recorded run would have come to under another configuration (B-WHATIF). */
@Command(
        name = "whatif",
        description =
                "Folds the recorded candles of a namespace again with another configuration (--config), and tells which"
                        + " decisions and trades are not the same, and what that earns.",
        footer = {
            "",
            "Example: ./sluice whatif --config tighter.yaml --from 2026-03-01 --to 2026-04-01",
            "Orders are answered by the paper venue: recorded answers belong to recorded orders.",
            "The folds begin where the topics begin; --from and --to say what is compared. The latest instant is left out."
        })
public final class WhatIfCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Option(names = "--from", paramLabel = "TIME", description = "First day or instant, UTC. Default: the beginning.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Day or instant before which it ends. Default: the end.")
    private String to;

    @Override
    public void run() {
        TimeRange range = TimeText.range(from, to);
        Connection connection = cluster.require(sluice);
        try (SchemaRegistryClient registry = connection.registry();
                RecordedTopics topics = new RecordedTopics(connection.clientSettings())) {
            TopicCodec codec = new TopicCodec(connection.namespace(), registry, SerdeConfig.LOOKUP_ONLY);
            codec.prepare(Topics.all());
            Timeframe base = RecordedBase.require(connection);
            Configuration other = RecordedBase.configuration(sluice, topics, codec, base);
            answer(compare(new RecordedInputs(topics, codec, base), other, range));
        } catch (TimeoutException silent) {
            throw CommandFailed.because(
                    "No broker answers at " + connection.bootstrapServers() + ". See './sluice doctor'.", silent);
        } catch (DetectorFailure | IllegalStateException broken) {
            throw CommandFailed.because("There is no answer: " + broken.getMessage(), broken);
        } catch (IOException unreadable) {
            throw CommandFailed.because("There is no answer: " + unreadable, unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("Stopped before the end: there is no answer.", stopped);
        }
    }

    private List<WhatIf> compare(RecordedInputs inputs, Configuration other, TimeRange range)
            throws IOException, InterruptedException {
        Instant latest = inputs.latest().orElse(range.to());
        Instant end = latest.isBefore(range.to()) ? latest : range.to();
        List<AccountSettings> traders = inputs.traders(other);
        Map<String, AccountStory> recorded = stories(traders, other, range.from(), end);
        Map<String, AccountStory> replayed = stories(traders, other, range.from(), end);
        Set<String> left = new TreeSet<>();
        AccountStory nobody = new AccountStory("", other.definitions(), end, end);
        inputs.each(Topics.RISK_DECISIONS, decision -> {
            AccountStory story = recorded.get(decision.getAccount());
            if (story == null) {
                left.add(decision.getAccount());
            } else {
                story.decision(decision);
            }
        });
        inputs.each(
                Topics.ACCOUNT_EVENTS,
                event -> recorded.getOrDefault(event.getAccount(), nobody).told(event));
        inputs.fold(other, replayed::get);
        tellWhatIsLeftOut(left, inputs.outside());
        return traders.stream()
                .map(account -> WhatIf.of(
                        account.account(),
                        account.currency(),
                        recorded.get(account.account()),
                        replayed.get(account.account())))
                .toList();
    }

    private static Map<String, AccountStory> stories(
            List<AccountSettings> traders, Configuration other, Instant from, Instant to) {
        Map<String, AccountStory> stories = new TreeMap<>();
        for (AccountSettings account : traders) {
            stories.put(account.account(), new AccountStory(account.currency(), other.definitions(), from, to));
        }
        return stories;
    }

    private void tellWhatIsLeftOut(Set<String> accounts, long outside) {
        if (!accounts.isEmpty()) {
            sluice.terminal()
                    .tell("Left out: " + String.join(", ", accounts)
                            + ", which trades none of it under this configuration.");
        }
        if (outside > 0) {
            sluice.terminal().tell("Not repeated: " + outside + " commands of operators and balances of venues.");
        }
    }

    private void answer(List<WhatIf> all) {
        for (WhatIf each : all) {
            if (sluice.json()) {
                sluice.terminal().print(RecordJson.render(WhatIfJson.of(each)));
            } else {
                WhatIfText.of(each).forEach(sluice.terminal()::print);
            }
        }
        if (!sluice.json()) {
            sluice.terminal()
                    .print("Orders were answered by the paper venue, also where others had answered as recorded.");
        }
    }
}
