package io.sluice.binance.sim.malice;

import io.sluice.binance.sim.rest.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The rules in force, in the order in which they were given; the first that matches applies. */
public final class Malice {
    private static final class Pending<R> {
        private final R rule;
        private int skip;
        private int left;

        Pending(R rule, int skip, int left) {
            this.rule = rule;
            this.skip = skip;
            this.left = left;
        }
    }

    private final RandomGenerator random;
    private final List<Pending<RequestRule>> requests = new ArrayList<>();
    private final List<Pending<FrameRule>> frames = new ArrayList<>();

    /** Without rules. */
    public Malice(RandomGenerator random) {
        this.random = random;
    }

    /** Adds a rule for requests. */
    public synchronized void add(RequestRule rule) {
        requests.add(new Pending<>(rule, rule.skip(), rule.times()));
    }

    /** Adds a rule for frames. */
    public synchronized void add(FrameRule rule) {
        frames.add(new Pending<>(rule, rule.skip(), rule.times()));
    }

    /** Takes all rules back. */
    public synchronized void clear() {
        requests.clear();
        frames.clear();
    }

    /** How often rules may still apply. */
    public synchronized int left() {
        int sum = 0;
        for (Pending<?> pending : requests) {
            sum += pending.left;
        }
        for (Pending<?> pending : frames) {
            sum += pending.left;
        }
        return sum;
    }

    /** What is to be done to a request. */
    public synchronized Optional<RequestRule> pick(Request request) {
        return pick(requests, rule -> rule.matches(request), RequestRule::probability);
    }

    /** What is to be done to a frame of an event. */
    public synchronized Optional<FrameRule> pick(String event) {
        return pick(frames, rule -> rule.matches(event), FrameRule::probability);
    }

    private <R> Optional<R> pick(List<Pending<R>> pending, Predicate<R> matches, Function<R, Double> probability) {
        for (Pending<R> each : pending) {
            if (each.left == 0 || !matches.test(each.rule)) {
                continue;
            }
            if (each.skip > 0) {
                each.skip--;
                continue;
            }
            if (random.nextDouble() < probability.apply(each.rule)) {
                each.left--;
                return Optional.of(each.rule);
            }
        }
        return Optional.empty();
    }
}
