package io.sluice.local.parity;

import io.sluice.history.TimeRange;
import io.sluice.local.command.ConnectionOptions;
import io.sluice.local.command.RangeOptions;
import io.sluice.local.command.SluiceCommand;
import io.sluice.local.config.Configuration;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private RangeOptions compared = new RangeOptions();

    @Override
    public void run() {
        TimeRange range = compared.range();
        RecordedRun.look(sluice, cluster.require(sluice), run -> answer(compare(run, range)));
    }

    private List<WhatIf> compare(RecordedRun run, TimeRange range) throws IOException, InterruptedException {
        RecordedInputs inputs = run.inputs();
        Configuration other = run.configuration();
        Comparison comparison = new Comparison(other, inputs.traders(other), range.from(), Comparison.Listener.NONE);
        inputs.tell(comparison);
        inputs.fold(other, comparison::replayed);
        WhatIfText.leftOut(comparison, inputs).forEach(sluice.terminal()::tell);
        Instant latest = inputs.latest().orElse(range.to());
        return comparison.until(latest.isBefore(range.to()) ? latest : range.to());
    }

    private void answer(List<WhatIf> all) {
        all.forEach(each -> WhatIfText.print(sluice, each));
        if (!sluice.json()) {
            sluice.terminal()
                    .print("Orders were answered by the paper venue, also where others had answered as recorded.");
        }
    }
}
