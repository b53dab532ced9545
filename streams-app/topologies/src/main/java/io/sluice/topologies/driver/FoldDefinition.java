package io.sluice.topologies.driver;

import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.state.FoldState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A fold as its driver sees it.
 *
 * @param <S> the fold's memory of one key
 * @param stage name of the stage in dead letters and of its processor, for example {@code instrument}
 * @param inputs topics it reads; all with the same keys and partitions
 * @param outputs topics it writes, besides dead letters
 * @param fresh the state a key begins with; empty for a key that is not known
 * @param unknownKey why records of such a key are refused
 * @param moneyState true when the state holds what money depends on: its changelog then flushes each write to the disk,
 *     as the topics of orders and decisions do. After a power cut these would otherwise remember orders that the state
 *     has forgotten.
 */
public record FoldDefinition<S extends FoldState>(
        String stage,
        List<FoldInput<S, ?>> inputs,
        Set<Topic<?>> outputs,
        Function<String, Optional<S>> fresh,
        RejectReason unknownKey,
        boolean moneyState) {

    public FoldDefinition {
        inputs = List.copyOf(inputs);
        outputs = Set.copyOf(outputs);
    }

    Map<String, FoldInput<S, ?>> inputsByTopic(Namespace namespace) {
        return inputs.stream().collect(Collectors.toMap(input -> input.topic().in(namespace), Function.identity()));
    }
}
