package io.sluice.delivery.runner;

import io.sluice.delivery.Channel;
import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.Outcome;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the attempts of one channel in a thread of its own, so that none waits for another. */
final class ChannelWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final Channel channel;
    private final BiConsumer<Attempt, Outcome> answers;
    private final LinkedBlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    private final AtomicInteger undone = new AtomicInteger();
    private final Thread thread;

    ChannelWorker(Channel channel, BiConsumer<Attempt, Outcome> answers) {
        this.channel = channel;
        this.answers = answers;
        this.thread = Thread.ofVirtual().name("alerts-" + channel.name()).start(this::work);
    }

    /** The fold asks for one attempt of a channel at a time, so this does not grow. */
    void make(Attempt attempt) {
        synchronized (undone) {
            undone.incrementAndGet();
        }
        attempts.add(attempt);
    }

    /** Returns when everything has been answered. */
    void awaitIdle() {
        synchronized (undone) {
            try {
                while (undone.get() > 0) {
                    undone.wait();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void done() {
        synchronized (undone) {
            undone.decrementAndGet();
            undone.notifyAll();
        }
    }

    private void work() {
        try {
            while (true) {
                Attempt attempt = attempts.take();
                answers.accept(attempt, outcome(attempt));
                done();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** What failed is named by its class alone: messages of libraries may repeat addresses and credentials. */
    private Outcome outcome(Attempt attempt) throws InterruptedException {
        try {
            return channel.send(attempt);
        } catch (RuntimeException unexpected) {
            LOG.error(
                    "channel {} failed with {}",
                    channel.name(),
                    unexpected.getClass().getName());
            return new Outcome.Uncertain("failed with " + unexpected.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}
