package io.sluice.replay.walk;

import io.sluice.replay.rigour.WalkForward.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All trials on all training windows. As many trials share a reading of the candles as memory allows. */
final class Training {
    private final WalkSettings settings;
    /** By trial, by window, by account. */
    private final List<List<List<TrainingStint>>> stints = new ArrayList<>();

    Training(WalkSettings settings) {
        this.settings = settings;
        for (Trial trial : settings.candidates()) {
            stints.add(settings.windows().stream()
                    .map(window -> ofAccounts(trial, window))
                    .toList());
        }
    }

    private List<TrainingStint> ofAccounts(Trial trial, Window window) {
        Span span = Span.of(window.trainFrom(), window.trainTo());
        return settings.accounts().stream()
                .map(account -> new TrainingStint(span, trial.settings(), account, settings.thresholds()))
                .toList();
    }

    void plan(Work work) {
        work.plan(work.length(ofTrials(0, stints.size())));
    }

    void run(Work work) throws IOException, InterruptedException {
        int share = Work.share(
                settings.candidates().stream().map(Trial::settings).toList(),
                overlap() * settings.accounts().size());
        for (int first = 0; first < stints.size(); first += share) {
            work.play(ofTrials(first, Math.min(first + share, stints.size())));
        }
    }

    private List<TrainingStint> ofTrials(int first, int end) {
        return stints.subList(first, end).stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
    }

    /** How many windows train at the same time. */
    private int overlap() {
        List<Window> windows = settings.windows();
        return windows.stream()
                .mapToInt(window -> (int) windows.stream()
                        .filter(other -> other.trainFrom().isBefore(window.trainTo())
                                && !other.trainTo().isBefore(window.trainTo()))
                        .count())
                .max()
                .orElse(1);
    }

    /**
     * What the trials came to on a window, in their order.
     *
     * @param window from 0
     * @param account from 0
     * @return null for those that found no candle
     */
    List<@Nullable Figures> figures(int window, int account) {
        List<@Nullable Figures> figures = new ArrayList<>();
        for (List<List<TrainingStint>> trial : stints) {
            figures.add(trial.get(window).get(account).figures());
        }
        return figures;
    }
}
