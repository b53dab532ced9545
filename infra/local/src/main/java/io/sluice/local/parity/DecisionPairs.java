package io.sluice.local.parity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decisions that wait for their counterpart. A pair is judged as soon as it is there; a decision that stands alone, as soon
 * as the other side has gone further than its time.
 */
final class DecisionPairs implements Comparison.Listener {
    private final Map<String, LinkedHashMap<String, Pair>> open = new HashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();

    private record Pair(Decided recorded, Decided replayed) {
        Decided any() {
            return recorded == null ? replayed : recorded;
        }

        boolean isWhole() {
            return recorded != null && replayed != null;
        }
    }

    /**
     * How many decisions of an account were judged so far.
     *
     * @param same alike in verdict, size and codes
     * @param different not so
     */
    record Tally(int same, int different) {
        static final Tally NOTHING = new Tally(0, 0);
    }

    /**
     * A decision that is not the same.
     *
     * @param tally of its account, this one included
     */
    record Told(String account, WhatIf.DecisionChange change, Tally tally) {}

    /** How far the two sides have gone; what is before that time has been heard of them. */
    interface Reached {
        Instant recorded(String account);

        Instant replayed();
    }

    @Override
    public void recorded(String account, Decided decided) {
        add(account, new Pair(decided, null));
    }

    @Override
    public void replayed(String account, Decided decided) {
        add(account, new Pair(null, decided));
    }

    private void add(String account, Pair half) {
        open.computeIfAbsent(account, each -> new LinkedHashMap<>())
                .merge(half.any().id(), half, DecisionPairs::joined);
    }

    private static Pair joined(Pair one, Pair other) {
        return new Pair(
                other.recorded() == null ? one.recorded() : other.recorded(),
                other.replayed() == null ? one.replayed() : other.replayed());
    }

    /** Judges what can be judged; gives the differences of each account by time. */
    List<Told> judge(Reached reached) {
        List<Told> told = new ArrayList<>();
        open.forEach((account, pairs) -> {
            List<Pair> due = due(pairs, reached.recorded(account), reached.replayed());
            due.sort(Comparator.comparing(pair -> pair.any().time()));
            due.forEach(pair -> judge(account, pair).ifPresent(told::add));
        });
        return told;
    }

    private static List<Pair> due(Map<String, Pair> pairs, Instant recorded, Instant replayed) {
        List<Pair> due = new ArrayList<>();
        for (Iterator<Pair> each = pairs.values().iterator(); each.hasNext(); ) {
            Pair pair = each.next();
            Instant other = pair.recorded() == null ? recorded : replayed;
            if (pair.isWhole() || other.isAfter(pair.any().time())) {
                due.add(pair);
                each.remove();
            }
        }
        return due;
    }

    private Optional<Told> judge(String account, Pair pair) {
        Optional<WhatIf.DecisionChange> change = WhatIf.DecisionChange.between(pair.recorded(), pair.replayed());
        Tally before = tallies.getOrDefault(account, Tally.NOTHING);
        Tally tally = change.isPresent()
                ? new Tally(before.same(), before.different() + 1)
                : new Tally(before.same() + 1, before.different());
        tallies.put(account, tally);
        return change.map(each -> new Told(account, each, tally));
    }

    /** Time of the earliest decision that waits; later than all when none does. */
    Instant judgedUntil() {
        return open.values().stream()
                .flatMap(pairs -> pairs.values().stream())
                .map(pair -> pair.any().time())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
