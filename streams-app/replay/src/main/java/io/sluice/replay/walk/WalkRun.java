package io.sluice.replay.walk;

import io.sluice.replay.AccountListener;
import io.sluice.replay.Batch;
import io.sluice.replay.rigour.WalkForward.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Walks forward (B-WALK). First every trial trades every training window, side by side. Then each account chooses for itself,
 * window by window: the trial whose objective is highest in training, of equals the first. What was chosen trades the test
 * window that follows, with the money that the test before has left.
 *
 * <p>Nothing knows what lies ahead of it: a stint hears candles of its own stretch only, its indicators have folded what came
 * before, a choice reads figures of training only.
 */
public final class WalkRun {
    private final WalkSettings settings;
    private final World world;
    private final Training training;
    private final List<Purse> purses = new ArrayList<>();

    /** Where candles come from, and who hears of the tests. */
    public interface World extends Batch.Market {
        /** Asked once for each account; hears all its tests, one after the other. */
        AccountListener account(String account) throws IOException;
    }

    /** @param world its market is heard once, while the tests are played */
    public WalkRun(WalkSettings settings, World world) {
        this.settings = settings;
        this.world = world;
        this.training = new Training(settings);
    }

    /**
     * @param range from the first candle to the last
     * @return one for each account
     * @throws IOException when candles cannot be read to their end; there is no outcome then
     */
    public List<AccountWalk> run(Span range, WalkProgress progress) throws IOException, InterruptedException {
        Work work = new Work(world, settings.threads(), range, progress);
        training.plan(work);
        work.plan(lengthOfTests() * settings.accounts().size());
        training.run(work);
        List<List<TestStint>> tests = new ArrayList<>();
        for (int account = 0; account < settings.accounts().size(); account++) {
            tests.add(tests(account));
        }
        work.playAloud(tests.stream().flatMap(List::stream).toList());
        List<AccountWalk> walks = new ArrayList<>();
        for (int account = 0; account < tests.size(); account++) {
            walks.add(walk(account, tests.get(account)));
        }
        return walks;
    }

    private double lengthOfTests() {
        return settings.windows().stream()
                .mapToDouble(
                        window -> Span.of(window.testFrom(), window.testTo()).within(Span.ALL))
                .sum();
    }

    private List<TestStint> tests(int account) throws IOException {
        String name = settings.accounts().get(account);
        Purse purse = new Purse(settings.configured(), name, world.account(name));
        purses.add(purse);
        List<TestStint> tests = new ArrayList<>();
        for (int i = 0; i < settings.windows().size(); i++) {
            Window window = settings.windows().get(i);
            OptionalInt best = best(i, account);
            Trial trial = best.isPresent() ? settings.candidates().get(best.getAsInt()) : settings.configured();
            tests.add(new TestStint(Span.of(window.testFrom(), window.testTo()), trial, purse, settings.thresholds()));
        }
        return tests;
    }

    private OptionalInt best(int window, int account) {
        return settings.objective().best(training.figures(window, account));
    }

    private AccountWalk walk(int account, List<TestStint> tests) {
        List<WindowResult> windows = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            TestStint test = tests.get(i);
            List<@Nullable Figures> trials = training.figures(i, account);
            OptionalInt best = best(i, account);
            boolean searched = !settings.trials().isEmpty();
            int place = best.orElse(searched ? -1 : 0);
            windows.add(new WindowResult(
                    i + 1,
                    settings.windows().get(i),
                    trials,
                    place < 0 ? settings.configured() : settings.candidates().get(place),
                    searched && best.isPresent(),
                    place < 0 ? null : trials.get(place),
                    test.figures(),
                    test.money(),
                    test.ending()));
        }
        Purse purse = purses.get(account);
        return new AccountWalk(purse.account(), purse.meter().performance(), windows);
    }
}
