package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.TradingState;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows every approved entry from outside: its slices add up to it, each has its own id, and each ends once. */
final class SliceInvariants implements RandomWorld.Observer {
    int sent;
    int ended;
    private final Map<String, Quantity> allowed = new HashMap<>();
    private final Map<String, Quantity> left = new HashMap<>();
    private final Map<String, Quantity> filled = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    @Override
    public void after(AccountState state, AccountEvent event, Outputs outputs) {
        for (RiskDecision decision : outputs.decisions) {
            if (decision.getApproved() && !decision.getIntent().getReduceOnly()) {
                allow(state, decision);
            }
        }
        outputs.commands.forEach(command -> sent(state, command));
        for (OrderEvent held : outputs.held) {
            if (held.getReason() != null && !held.getReason().equals("SLICE")) {
                ended++;
            }
        }
        assertThat(state.ledger().tradingState() == TradingState.ACTIVE
                        || state.orders().held().isEmpty())
                .isTrue();
        if (event.getFill() != null
                && event.getFill().getLeg() == Leg.ENTRY
                && !outputs.lines.contains("REFUSED DUPLICATE")) {
            filled(event.getFill());
        }
    }

    private void allow(AccountState state, RiskDecision decision) {
        Quantity quantity = new Quantity(decision.getIntent().getQuantity());
        List<OrderTicket> orders = state.orders().open().stream()
                .map(WorkingOrder::ticket)
                .filter(ticket -> ticket.decisionId().equals(decision.getId()))
                .toList();
        assertThat(orders.stream().map(OrderTicket::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(quantity);
        assertThat(orders).extracting(OrderTicket::id).allMatch(ids::add);
        assertThat(orders).allSatisfy(ticket -> {
            Slice slice = ticket.slice();
            if (slice != null) {
                assertThat(slice.parentId()).isEqualTo(Ids.parent(decision.getId()));
                assertThat(ticket.id()).isEqualTo(Ids.slice(slice.parentId(), slice.number(), 0));
                assertThat(slice.count()).isEqualTo(orders.size());
            }
        });
        allowed.put(decision.getId(), quantity);
        left.put(decision.getId(), quantity);
    }

    private void sent(AccountState state, OrderCommand command) {
        if (command.getLeg() == Leg.ENTRY && command.getKind() == OrderCommandKind.PLACE) {
            sent += command.getParentId() == null ? 0 : 1;
            assertThat(ids).contains(command.getOrderId());
            Quantity rest = left.merge(
                    command.getDecisionId(), new Quantity(command.getQuantity().negate()), Quantity::plus);
            assertThat(rest.signum()).as("what is left of %s", command).isNotNegative();
            assertThat(state.ledger().tradingState()).isEqualTo(TradingState.ACTIVE);
        }
    }

    private void filled(Fill fill) {
        Quantity sum = filled.merge(fill.getDecisionId(), new Quantity(fill.getQuantity()), Quantity::plus);
        assertThat(sum).isLessThanOrEqualTo(allowed.get(fill.getDecisionId()));
    }
}
