package io.sluice.local.parity;

import io.sluice.local.config.Configuration;
import io.sluice.replay.FollowingReplay;
import io.sluice.replay.tape.CandleTape;
import io.sluice.schemas.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Another configuration beside the live one (B-SHADOW): it folds the candles that lie on a namespace's topics, so that its
 * indicators are warm, and then each that comes; its orders are answered by a paper venue in this process. Nothing is
 * written anywhere.
 */
final class Shadow {
    /** Longer than a healthy pipeline takes to bring all instruments' candles of one instant. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RecordedInputs inputs;
    private final Comparison comparison;
    private final DecisionPairs pairs = new DecisionPairs();
    private final FollowingReplay folds;
    private final ComingCandles coming;
    private final LiveTopics live;
    private final TreeSet<String> strangers = new TreeSet<>();
    private final Instant since;
    private Instant replayed = Instant.MIN;

    private final class Both implements DecisionPairs.Reached {
        @Override
        public Instant recorded(String account) {
            return live.reached(account);
        }

        @Override
        public Instant replayed() {
            return replayed;
        }
    }

    /** @param from first instant of which decisions are compared; empty for what comes after the candles that are there */
    Shadow(RecordedRun run, Optional<Instant> from) {
        this.inputs = run.inputs();
        Configuration other = run.configuration();
        this.since = from.or(inputs::latest).orElse(Instant.MIN);
        this.comparison = new Comparison(other, inputs.traders(other), since, pairs);
        this.folds = new FollowingReplay(inputs.replayOf(other), comparison::replayed);
        this.coming = new ComingCandles(inputs.candles().keySet(), PATIENCE);
        this.live = new LiveTopics(run, inputs, comparison, this::came);
    }

    /**
     * Catches up with what is there, and then follows what comes.
     *
     * @param goesOn asked again and again; false ends it
     * @param tell takes each difference; false ends it too
     * @throws io.sluice.detect.DetectorFailure when a detector fails
     */
    void follow(BooleanSupplier goesOn, Predicate<DecisionPairs.Told> tell) {
        foldWhatIsThere();
        live.begin();
        while (tellDifferences(tell) && goesOn.getAsBoolean()) {
            live.poll();
            long now = System.nanoTime();
            for (List<Candle> due = coming.next(now); !due.isEmpty(); due = coming.next(now)) {
                fold(due);
            }
        }
    }

    private void foldWhatIsThere() {
        List<CandleTape> tapes = List.copyOf(inputs.candles().values());
        int[] next = new int[tapes.size()];
        for (long time = firstClose(tapes, next); time != Long.MAX_VALUE; time = firstClose(tapes, next)) {
            List<Candle> instant = new ArrayList<>();
            for (int i = 0; i < next.length; i++) {
                if (next[i] < tapes.get(i).size() && tapes.get(i).closeTime(next[i]) == time) {
                    instant.add(tapes.get(i).candle(next[i]++));
                }
            }
            fold(instant);
        }
    }

    private static long firstClose(List<CandleTape> tapes, int[] next) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < tapes.get(i).size()) {
                first = Math.min(first, tapes.get(i).closeTime(next[i]));
            }
        }
        return first;
    }

    private void fold(List<Candle> instant) {
        folds.fold(instant);
        Instant closed = instant.getFirst().getCloseTime();
        replayed = closed.isAfter(replayed) ? closed : replayed;
    }

    private boolean tellDifferences(Predicate<DecisionPairs.Told> tell) {
        return pairs.judge(new Both()).stream().allMatch(tell);
    }

    private void came(Candle candle) {
        if (!coming.add(candle, System.nanoTime())) {
            strangers.add(candle.getInstrument());
        }
    }

    /** First instant of which decisions are compared. */
    Instant since() {
        return since;
    }

    /** What came of it so far, account by account: of all that both sides have spoken about. */
    List<WhatIf> summary() {
        return comparison.until(pairs.judgedUntil());
    }

    /** What is on one side only and no part of it, in words. */
    List<String> leftOut() {
        List<String> lines = new ArrayList<>(WhatIfText.leftOut(comparison, inputs));
        if (!strangers.isEmpty()) {
            lines.add("Not followed, as they have come since the beginning: " + String.join(", ", strangers) + ".");
        }
        return lines;
    }
}
