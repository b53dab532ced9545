package io.sluice.mt5.sim;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What goes wrong at the trade server: one thing a request from a script, and habits that last. Thread-safe. */
public final class Mishaps {

    /** What happens to one request. */
    public sealed interface Mishap {
        /** It is refused with this return code. */
        record Refused(long retcode) implements Mishap {}

        /** A market order gets only this part of its volume; the rest is cancelled. */
        record Partial(BigDecimal part) implements Mishap {}

        /** It is executed, and the terminal is told this return code all the same. */
        record Misreported(long retcode) implements Mishap {}
    }

    private final Deque<Mishap> script = new ArrayDeque<>();
    private volatile boolean commentsLie;
    private volatile boolean transactionsLost;
    private volatile boolean transactionsTwice;
    private volatile boolean transactionsBackwards;
    private @Nullable RandomGenerator random;
    private int perMille;

    /** The next request that has none yet meets with this. */
    public synchronized Mishaps next(Mishap mishap) {
        script.add(mishap);
        return this;
    }

    /** Comments of orders and deals are replaced by the broker's. */
    public Mishaps commentsLie(boolean lie) {
        commentsLie = lie;
        return this;
    }

    /** No transaction is told: the terminal knows what happened, and nobody hears of it unasked. */
    public Mishaps transactionsLost(boolean lost) {
        transactionsLost = lost;
        return this;
    }

    /** Each transaction is told twice. */
    public Mishaps transactionsTwice(boolean twice) {
        transactionsTwice = twice;
        return this;
    }

    /** Transactions of one request are told last first. */
    public Mishaps transactionsBackwards(boolean backwards) {
        transactionsBackwards = backwards;
        return this;
    }

    /** So many of a thousand requests meet with something, by chance. */
    public synchronized Mishaps byChance(RandomGenerator chance, int ofThousand) {
        random = chance;
        perMille = ofThousand;
        return this;
    }

    boolean commentsLie() {
        return commentsLie;
    }

    boolean transactionsLost() {
        return transactionsLost;
    }

    boolean transactionsTwice() {
        return transactionsTwice;
    }

    boolean transactionsBackwards() {
        return transactionsBackwards;
    }

    synchronized @Nullable Mishap take() {
        Mishap scripted = script.poll();
        RandomGenerator chance = random;
        if (scripted != null || chance == null || chance.nextInt(1_000) >= perMille) {
            return scripted;
        }
        return switch (chance.nextInt(4)) {
            case 0 -> new Mishap.Refused(Retcodes.REQUOTE);
            case 1 -> new Mishap.Refused(Retcodes.TOO_MANY_REQUESTS);
            case 2 -> new Mishap.Misreported(Retcodes.TIMEOUT);
            default -> new Mishap.Partial(new BigDecimal("0.5"));
        };
    }
}
