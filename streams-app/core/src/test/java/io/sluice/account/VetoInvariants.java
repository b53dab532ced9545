package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.TradingState;
import java.util.HashMap;
import java.util.Map;

/** Follows every approved entry from outside: each waits, and ends once. */
final class VetoInvariants implements RandomWorld.Observer {
    int sent;
    int vetoed;
    int dropped;
    private final Map<String, String> fates = new HashMap<>();

    @Override
    public void after(AccountState state, AccountEvent event, Outputs outputs) {
        for (OrderEvent held : outputs.held) {
            if (held.getKind() == OrderEventKind.HOLD) {
                assertThat(fates.put(held.getOrderId(), "waits")).isNull();
            } else {
                boolean veto = held.getKind() == OrderEventKind.VETO;
                vetoed += veto ? 1 : 0;
                dropped += veto ? 0 : 1;
                assertThat(fates.put(held.getOrderId(), held.getKind().name())).isEqualTo("waits");
            }
        }
        outputs.commands.forEach(command -> sent(state, command));
        for (RiskDecision decision : outputs.decisions) {
            boolean entry = decision.getApproved() && !decision.getIntent().getReduceOnly();
            assertThat(outputs.held.stream()
                            .filter(held -> held.getKind() == OrderEventKind.HOLD
                                    && held.getDecisionId().equals(decision.getId())))
                    .hasSize(entry ? 1 : 0);
        }
        assertThat(state.orders().held())
                .extracting(order -> order.ticket().id())
                .containsExactlyInAnyOrderElementsOf(fates.entrySet().stream()
                        .filter(fate -> fate.getValue().equals("waits"))
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(state.ledger().tradingState() == TradingState.ACTIVE
                        || state.orders().held().isEmpty())
                .isTrue();
    }

    private void sent(AccountState state, OrderCommand command) {
        if (command.getLeg() != Leg.ENTRY) {
            return;
        }
        if (command.getKind() == OrderCommandKind.CANCEL) {
            assertThat(fates.get(command.getOrderId())).isEqualTo("sent");
            return;
        }
        sent++;
        assertThat(fates.put(command.getOrderId(), "sent")).isEqualTo("waits");
        assertThat(state.ledger().tradingState()).isEqualTo(TradingState.ACTIVE);
        assertThat(state.ledger().breaker()).isEqualTo(BreakerState.CLOSED);
    }
}
