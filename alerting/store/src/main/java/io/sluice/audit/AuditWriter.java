package io.sluice.audit;

import io.sluice.audit.AuditStatus.State;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.store.BackOff;
import io.sluice.store.TopicDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a namespace's audit chain, exactly once from the topics it is about. There is one writer at a time: who starts
 * later fences who was there, and the fenced one ends rather than fork the chain. When Kafka is away it waits and goes on
 * where the chain ends. Has a thread of its own; nothing waits for it.
 */
public final class AuditWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWriter.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final Run process;
    private final Namespace namespace;
    private final AuditTopic topic;
    private final TopicDecoder decoder;
    private final AvroSerializer<SpecificRecord> serializer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BackOff backOff = new BackOff();
    private final Thread thread;
    private boolean startTold;
    private volatile AuditStatus status = new AuditStatus(State.STARTING, "", ChainHead.EMPTY, 0);

    /**
     * Whose begin and end the chain tells.
     *
     * @param name what runs, for example {@code sluice up}
     * @param configHash of the configuration it runs with
     * @param clock tells when
     */
    public record Run(String name, String configHash, InstantSource clock) {}

    private AuditWriter(Map<String, Object> kafka, Namespace namespace, SchemaRegistryClient registry, Run process) {
        this.kafka = new HashMap<>(kafka);
        this.namespace = namespace;
        this.process = process;
        this.topic = new AuditTopic(kafka, namespace, registry);
        this.decoder = new TopicDecoder(namespace, Subjects.TOPICS, registry);
        this.serializer = new AvroSerializer<>(registry, SerdeConfig.LOOKUP_ONLY);
        this.thread = Thread.ofPlatform().name("sluice-audit").daemon().unstarted(this::run);
    }

    /**
     * Begins, and returns at once.
     *
     * @param kafka settings of every Kafka client, with the brokers' addresses
     * @param registry must know the schema of the topic {@code audit}; stays the caller's to close, after this
     */
    public static AuditWriter start(
            Map<String, Object> kafka, Namespace namespace, SchemaRegistryClient registry, Run process) {
        AuditWriter writer = new AuditWriter(kafka, namespace, registry, process);
        writer.thread.start();
        return writer;
    }

    /** How it is doing now. */
    public AuditStatus status() {
        return status;
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (AuditSession session = new AuditSession(kafka, namespace, topic, decoder, serializer)) {
                follow(session);
            } catch (RuntimeException failed) {
                if (isFenced(failed)) {
                    LOG.error("another audit writer has taken over; this one ends");
                    tell(State.FENCED, "another audit writer has taken over", status.head(), 0);
                    return;
                }
                pauseAfter(failed);
            }
        }
        tell(State.STOPPED, "", status.head(), 0);
    }

    /** A producer that was fenced says so directly, or as the cause of all that it refuses from then on. */
    private static boolean isFenced(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof ProducerFencedException || each instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private void follow(AuditSession session) {
        if (!startTold) {
            session.write(Subjects.process(
                    "started",
                    process.name(),
                    process.configHash(),
                    process.clock().instant()));
            startTold = true;
            tell(State.FOLLOWING, "", session.head(), 1);
        }
        while (stopping.getCount() > 0) {
            int written = session.step(POLL);
            backOff.reset();
            tell(State.FOLLOWING, "", session.head(), written);
        }
        session.write(Subjects.process(
                "stopped", process.name(), process.configHash(), process.clock().instant()));
        tell(State.STOPPED, "", session.head(), 1);
    }

    private void tell(State state, String reason, ChainHead head, long more) {
        if (status.state() != state && state == State.FOLLOWING) {
            LOG.info("the audit chain goes on after entry {}", head.sequence());
        }
        status = new AuditStatus(state, reason, head, status.entries() + more);
    }

    private void pauseAfter(RuntimeException away) {
        Duration pause = backOff.next();
        String reason = String.valueOf(away.getMessage());
        LOG.warn("the audit writer waits {} ms: {}", pause.toMillis(), reason);
        tell(State.WAITING, reason, status.head(), 0);
        try {
            boolean stopped = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("stopped while waiting: {}", stopped);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(LONGEST_CLOSE)) {
                LOG.warn("the audit writer does not end; what it has not committed is audited next time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
