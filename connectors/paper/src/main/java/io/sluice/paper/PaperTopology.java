package io.sluice.paper;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.FoldDefinition;
import io.sluice.topologies.driver.FoldInput;
import io.sluice.topologies.driver.FoldTopology;
import io.sluice.topologies.driver.TopologyContext;
import io.sluice.venue.PaperState;
import io.sluice.venue.PaperVenue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/** Orders for the paper venue and the accounts' market in; order events, fills and funding out. Keyed by account. */
public final class PaperTopology {
    /** Name of the stage: part of the application id, and the stage of its dead letters. */
    public static final String STAGE = "paper";

    private PaperTopology() {}

    /**
     * The topology of the venue. Pure: nothing is started, asked or created.
     *
     * @param accounts accounts whose venue this is
     */
    public static Topology build(PaperVenue venue, Set<String> accounts, TopologyContext context) {
        return FoldTopology.build(definition(venue, Set.copyOf(accounts)), context);
    }

    private static FoldDefinition<PaperState> definition(PaperVenue venue, Set<String> accounts) {
        return new FoldDefinition<>(
                STAGE,
                List.of(orders(venue), market(venue)),
                Set.of(Topics.ORDER_EVENTS, Topics.FILLS, Topics.FUNDING, Topics.ACCOUNT_EVENTS),
                account -> accounts.contains(account) ? Optional.of(new PaperState(account)) : Optional.empty(),
                RejectReason.UNKNOWN_ACCOUNT,
                true);
    }

    private static FoldInput<PaperState, OrderCommand> orders(PaperVenue venue) {
        FoldInput<PaperState, OrderCommand> orders = FoldInput.of(
                Topics.ORDERS_PAPER,
                OrderCommand::getAccount,
                OrderCommand::getTime,
                (state, command, out) -> venue.command(state, command, new PaperOutputs(out)));
        return orders.afterOthersOfItsTime();
    }

    /**
     * Only the market and the clock. A tick is answered by saying that the venue agrees up to its time; all that came
     * before it in the inbox has then been executed. The venue's own answers come back on this topic, and when they do is
     * chance: they must not move its clock. The account topology answers for what is wrong with the topic, a mark without
     * its figures among it, and other venues' accounts are on it too.
     */
    private static FoldInput<PaperState, AccountEvent> market(PaperVenue venue) {
        FoldInput<PaperState, AccountEvent> market = FoldInput.of(
                Topics.ACCOUNT_EVENTS, AccountEvent::getAccount, AccountEvent::getTime, (state, event, out) -> {
                    PaperOutputs outputs = new PaperOutputs(out);
                    if (event.getKind() == AccountEventKind.MARK && event.getMark() != null) {
                        venue.market(state, event, outputs);
                    } else if (event.getKind() == AccountEventKind.TICK) {
                        outputs.inStep(event.getAccount(), event.getTime());
                    }
                });
        return market.answeredElsewhere();
    }
}
