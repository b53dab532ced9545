package io.sluice.local.parity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.DurationText;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.command.TimeText;
import io.sluice.local.up.StopSignal;
import io.sluice.schemas.serde.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice shadow}: another configuration beside the live one, on the same topics, without orders (B-SHADOW). */
@Command(
        name = "shadow",
        description =
                "Runs another configuration (--config) beside a live namespace on the same candles, places no orders, and"
                        + " tells which decisions are not the same as they come.",
        footer = {
            "",
            "Example: ./sluice shadow --config tighter.yaml --for 2h",
            "Orders are answered by a paper venue inside this process; nothing is written to any topic.",
            "The folds begin where the topics begin. At the end, decisions, trades and profit are summed up as by whatif."
        })
public final class ShadowCommand implements Runnable {
    @ParentCommand
    private SluiceCommand sluice;

    @Mixin
    private ConnectionOptions cluster;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Compares decisions from this day or instant on, UTC. Default: from the latest candle on.")
    private String from;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Ends by itself after this time: 60s, 5m, 2h, 7d. Default: goes on until Ctrl-C.")
    private String runFor;

    private final AtomicBoolean stopped = new AtomicBoolean();

    @Override
    public void run() {
        Optional<Instant> since = Optional.ofNullable(from).map(text -> TimeText.of("--from", text));
        Optional<Duration> atMost = Optional.ofNullable(runFor).map(text -> DurationText.of("--for", text));
        try (StopSignal signal = new StopSignal(() -> stopped.set(true), () -> {})) {
            RecordedRun.look(sluice, cluster.require(sluice), run -> follow(run, new Shadow(run, since), atMost));
            signal.done();
        }
    }

    private void follow(RecordedRun run, Shadow shadow, Optional<Duration> atMost) {
        sluice.terminal()
                .tell("Beside " + run.connection().namespace() + ": decisions from " + shadow.since()
                        + " on are compared. " + (atMost.isEmpty() ? "Ctrl-C ends." : "Ctrl-C ends earlier."));
        shadow.follow(goesOn(atMost), this::tell);
        shadow.leftOut().forEach(sluice.terminal()::tell);
        shadow.summary().forEach(each -> WhatIfText.print(sluice, each));
        if (!sluice.json()) {
            sluice.terminal()
                    .print("Orders of the shadow were answered by the paper venue, whatever answered the live ones.");
        }
    }

    private BooleanSupplier goesOn(Optional<Duration> atMost) {
        long began = System.nanoTime();
        return () -> !stopped.get()
                && atMost.filter(limit -> System.nanoTime() - began >= limit.toNanos())
                        .isEmpty();
    }

    private boolean tell(DecisionPairs.Told told) {
        if (sluice.json()) {
            ObjectNode json = WhatIfJson.decision(told.change());
            json.put("account", told.account())
                    .put("same", told.tally().same())
                    .put("different", told.tally().different());
            return sluice.terminal().print(RecordJson.render(json));
        }
        return sluice.terminal()
                .print(told.account() + " " + WhatIfText.sentence(told.change()) + "  ["
                        + told.tally().same() + " the same, " + told.tally().different() + " not]");
    }
}
