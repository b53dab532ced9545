package io.sluice.order.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** One timeline on which everything happens, and one source of chance. */
final class World {
    private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");

    private record Happening(Instant at, long number, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    private final RandomGenerator random;
    private final PriorityQueue<Happening> agenda = new PriorityQueue<>();
    private Instant now = BEGIN;
    private Instant healthyFrom = Instant.MAX;
    private long numbers;

    World(RandomGenerator random) {
        this.random = random;
    }

    Instant now() {
        return now;
    }

    /** From then on nothing fails any more. */
    void healAt(Instant instant) {
        healthyFrom = instant;
    }

    /** Whether a fault of this probability strikes now. */
    boolean fault(double probability) {
        return now.isBefore(healthyFrom) && random.nextDouble() < probability;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    boolean isHealthy() {
        return !now.isBefore(healthyFrom);
    }

    int pick(int bound) {
        return random.nextInt(bound);
    }

    Duration millis(int from, int to) {
        return Duration.ofMillis(from + random.nextInt(to - from + 1));
    }

    void in(Duration wait, Runnable what) {
        agenda.add(new Happening(now.plus(wait), numbers++, what));
    }

    void runUntil(Instant end) {
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(end)) {
            Happening next = agenda.remove();
            now = next.at();
            next.what().run();
        }
        now = end;
    }
}
