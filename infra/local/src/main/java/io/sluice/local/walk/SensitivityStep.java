package io.sluice.local.walk;

import io.sluice.local.backtest.BacktestSettings;
import io.sluice.local.backtest.Dataset;
import io.sluice.local.backtest.ReportFolder;
import io.sluice.local.command.Version;
import io.sluice.replay.Batch;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.report.SensitivityResult;
import io.sluice.replay.walk.Sensitivity;
import io.sluice.replay.walk.SensitivityRun;
import io.sluice.replay.walk.WalkProgress;
import io.sluice.schemas.id.Ids;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code --sensitivity}: the whole range under the configured values and those around them. */
final class SensitivityStep {
    private final BacktestSettings settings;
    private final WalkRequest request;
    private final ReplaySettings configured;
    private final Survey survey;

    SensitivityStep(BacktestSettings settings, WalkRequest request, ReplaySettings configured, Survey survey) {
        this.settings = settings;
        this.request = request;
        this.configured = configured;
        this.survey = survey;
    }

    /**
     * Writes the reports.
     *
     * @param fingerprints of the candles, by instrument
     * @return one for each account
     */
    List<SensitivityResult> run(
            TriedSettings tried, Map<String, String> fingerprints, ReportFolder folder, WalkProgress progress)
            throws IOException, InterruptedException {
        List<ReplaySettings> grid = new ArrayList<>();
        request.around().grid().forEach(values -> grid.add(tried.of(values).orElse(null)));
        List<Sensitivity> all = new SensitivityRun(
                        configured, request.around(), request.objective(), settings.thresholds())
                .run(grid, new Silent(), settings.threads(), survey.range(), progress);
        String datasetId = datasetId(fingerprints);
        List<SensitivityResult> results = new ArrayList<>();
        for (Sensitivity each : all) {
            SensitivityResult result = new SensitivityResult(
                    datasetId,
                    settings.source().instruments(),
                    survey.first().orElseThrow(),
                    survey.last().orElseThrow(),
                    each);
            WalkFiles.write(folder, result);
            results.add(result);
        }
        return results;
    }

    private String datasetId(Map<String, String> fingerprints) {
        return Ids.of(
                "sensitivity",
                Dataset.id(configured, fingerprints, settings.plugins(configured), Version.current()),
                request.around().toString(),
                request.objective().toString(),
                settings.thresholds().toString());
    }

    /** Candles that nobody hears of. */
    private final class Silent implements Batch.Market {
        @Override
        public CandleReader candles(String instrument) throws IOException {
            return Survey.reader(settings, configured, instrument);
        }

        @Override
        public MarketListener listener(String instrument) {
            return MarketListener.NONE;
        }
    }
}
