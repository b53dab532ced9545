package io.sluice.topologies.driver;

import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RegistryException;
import io.sluice.state.FoldState;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver of a fold within one task: each record ends as outputs, as a dead letter, or passed over where another
 * stage answers for it. Reading, folding and encoding come first and may fail; writing to store and topics comes last
 * and all at once, within Streams' transaction.
 *
 * <p>What escapes from here is not the record's fault (the registry is silent, the store is unreadable) and stops the
 * task, because going on would lose the record.
 */
final class FoldProcessor<S extends FoldState> implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(FoldProcessor.class);
    /** The shortest that Streams can do: once in each round of its thread. */
    private static final Duration LOOK = Duration.ofMillis(1);

    private final FoldDefinition<S> fold;
    private final Map<String, FoldInput<S, ?>> inputs;
    private final Intake intake;
    private final DeadLetters deadLetters;
    private final FoldOutputs outputs;
    private ProcessorContext<byte[], byte[]> context;
    private LiveStates<S> states;
    private Backlog.Share backlog;
    private CommitPace pace;
    private boolean wrote;

    FoldProcessor(FoldDefinition<S> fold, TopologyContext topology) {
        this.fold = fold;
        this.inputs = fold.inputsByTopic(topology.namespace());
        this.intake = new Intake(topology.codec(), topology.clock(), topology.maxAhead());
        this.deadLetters = new DeadLetters(topology.codec(), topology.clock(), fold.stage());
        this.outputs = new FoldOutputs(topology.codec(), fold.outputs());
    }

    /** Also called when Streams revives a task after an aborted transaction: what lives then may never have been. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> taskContext) {
        context = taskContext;
        states = new LiveStates<>(taskContext.getStateStore(FoldTopology.STORE), fold.fresh());
        Backlog all = (Backlog)
                Objects.requireNonNull(taskContext.appConfigs().get(Backlog.SETTING), Backlog.SETTING + " is not set");
        backlog = all.share(inputs.keySet(), taskContext.taskId().partition());
        pace = new CommitPace(System::nanoTime);
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, time -> commitIf(pace.look()));
    }

    @Override
    public void close() {
        states = null;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var metadata = context.recordMetadata().orElseThrow();
        FoldInput<S, ?> input = inputs.get(metadata.topic());
        wrote = false;
        process(input, Arrival.of(metadata, record, input.tieBreakMillis()));
        backlog.folded(metadata.topic(), metadata.offset());
        commitIf(pace.afterRecord(wrote, backlog.isDrained()));
    }

    private void commitIf(boolean due) {
        if (due) {
            context.commit();
        }
    }

    private <V extends SpecificRecord> void process(FoldInput<S, V> input, Arrival arrival) {
        switch (intake.read(input, arrival)) {
            case Intake.Refused<V> refused -> refuseUnread(input, arrival, refused.reason(), refused.detail());
            case Intake.Accepted<V> accepted -> accept(input, arrival, accepted.key(), accepted.value());
        }
    }

    private <V extends SpecificRecord> void accept(FoldInput<S, V> input, Arrival arrival, String key, V value) {
        Optional<S> state = states.get(key);
        if (state.isPresent()) {
            fold(input, arrival, key, state.get(), value);
        } else {
            refuseUnread(input, arrival, fold.unknownKey(), "'" + key + "' is not configured");
        }
    }

    private <V extends SpecificRecord> void fold(FoldInput<S, V> input, Arrival arrival, String key, S state, V value) {
        LiveStates.Changes changes = new LiveStates.Changes(key);
        outputs.clear();
        try {
            input.step().apply(state, value, outputs);
            state.writeChanges(changes);
        } catch (RegistryException notTheRecord) {
            states.forget(key);
            throw notTheRecord;
        } catch (RuntimeException failure) {
            states.forget(key);
            LOG.error("{} could not process {} of {}", fold.stage(), arrival, key, failure);
            refuse(arrival, RejectReason.PROCESSING_FAILED, failure.toString());
            return;
        }
        states.write(changes);
        outputs.outputs().forEach(output -> write(output.record(), FoldTopology.sink(output.topic())));
        outputs.rejections().forEach(rejection -> refuse(arrival, rejection.reason(), rejection.detail()));
    }

    private void refuseUnread(FoldInput<S, ?> input, Arrival arrival, RejectReason reason, String detail) {
        if (input.answersFor()) {
            refuse(arrival, reason, detail);
        }
    }

    private void refuse(Arrival arrival, RejectReason reason, String detail) {
        write(deadLetters.of(arrival, reason, detail), FoldTopology.sink(Topics.DEAD_LETTERS));
    }

    private void write(Record<byte[], byte[]> record, String sink) {
        context.forward(record, sink);
        wrote = true;
    }
}
