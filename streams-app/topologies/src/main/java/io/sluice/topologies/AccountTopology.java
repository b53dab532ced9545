package io.sluice.topologies;

import io.sluice.account.AccountFold;
import io.sluice.account.AccountState;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.FoldDefinition;
import io.sluice.topologies.driver.FoldInput;
import io.sluice.topologies.driver.FoldTopology;
import io.sluice.topologies.driver.RecordedStage;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/** An account's ordered inbox in; decisions, orders, positions and money out. Keyed by account. */
public final class AccountTopology {
    /** Name of the stage: part of the application id, and the stage of its dead letters. */
    public static final String STAGE = "account";

    private AccountTopology() {}

    /**
     * The topology of these accounts. Pure: nothing is started, asked or created.
     *
     * @param folds one an account, by account
     */
    public static Topology build(Map<String, AccountFold> folds, TopologyContext context) {
        return FoldTopology.build(definition(Map.copyOf(folds)), context);
    }

    /** The same stage over what was recorded, without Kafka. */
    public static RecordedStage recorded(Map<String, AccountFold> folds, TopicCodec codec) {
        return RecordedStage.of(definition(Map.copyOf(folds)), codec);
    }

    private static FoldDefinition<AccountState> definition(Map<String, AccountFold> folds) {
        return new FoldDefinition<>(
                STAGE,
                List.of(inbox(folds)),
                outputs(),
                account -> Optional.ofNullable(folds.get(account)).map(AccountFold::newState),
                RejectReason.UNKNOWN_ACCOUNT,
                true);
    }

    private static FoldInput<AccountState, AccountEvent> inbox(Map<String, AccountFold> folds) {
        return FoldInput.of(
                Topics.ACCOUNT_EVENTS,
                AccountEvent::getAccount,
                AccountEvent::getTime,
                (state, event, out) -> folds.get(event.getAccount()).apply(state, event, new AccountOutputs(out)));
    }

    /** The orders of every venue, whoever trades there now: adding an account must not change the topology. */
    private static Set<Topic<?>> outputs() {
        Set<Topic<?>> outputs = new HashSet<>(Set.of(
                Topics.RISK_DECISIONS,
                Topics.ORDER_EVENTS,
                Topics.POSITIONS,
                Topics.ACCOUNTS,
                Topics.ALERTS,
                Topics.DRIFT));
        outputs.addAll(AccountOutputs.ORDERS.values());
        return outputs;
    }
}
