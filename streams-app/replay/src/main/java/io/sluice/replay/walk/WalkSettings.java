package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.rigour.WalkForward.Window;
import java.util.List;

/**
 * What is walked through.
 *
 * @param windows in order, at least one
 * @param configured the settings as they are configured
 * @param trials what is chosen from, in grid order; empty when nothing is searched and the configured settings are judged
 * @param objective what a choice makes as large as possible
 * @param thresholds what the strategy gate asks
 * @param threads how many work at once, at least 1
 */
public record WalkSettings(
        List<Window> windows,
        Trial configured,
        List<Trial> trials,
        Objective objective,
        StrategyThresholds thresholds,
        int threads) {

    /** @throws IllegalArgumentException when there is no window, or a trial has other accounts than the others */
    public WalkSettings {
        windows = List.copyOf(windows);
        trials = List.copyOf(trials);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("there is no window to walk through");
        }
        List<String> accounts = accounts(configured);
        for (Trial trial : trials) {
            if (!accounts(trial).equals(accounts)) {
                throw new IllegalArgumentException("trial " + trial.number() + " has the accounts " + accounts(trial)
                        + ", the configuration has " + accounts);
            }
        }
    }

    private static List<String> accounts(Trial trial) {
        return trial.settings().accounts().stream()
                .map(AccountSettings::account)
                .toList();
    }

    /** Names of the accounts. */
    public List<String> accounts() {
        return accounts(configured);
    }

    /** What is run on every training window: the trials, or the configured settings where there are none. */
    public List<Trial> candidates() {
        return trials.isEmpty() ? List.of(configured) : trials;
    }
}
