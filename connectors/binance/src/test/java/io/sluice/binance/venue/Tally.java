package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.sim.ledger.Fact;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.ledger.LedgerOrder;
import io.sluice.binance.sim.ledger.TruthLedger;
import io.sluice.order.OrderLifecycle;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.catalogue.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the venue's ledger and the topics say of one environment, compared: I1 to I5 and I7. Orders are all at the market, so
 * one that is at the venue is filled.
 *
 * @param row of the fault matrix
 * @param injections how many faults there were
 * @param duplicates orders at the venue beyond the first of each, executions that were booked twice
 * @param lost orders without an end, executions that were not booked, events and fills that the account was not told
 * @param unexplained what nobody approved, ends that did not happen, requests without a claim, dead letters
 * @param seen what else there was to count
 */
record Tally(
        String row, int injections, List<String> duplicates, List<String> lost, List<String> unexplained, String seen) {
    private static final Duration BETWEEN_CLOCKS = Duration.ofMillis(500);
    private static final Set<OrderState> NEVER_THERE = EnumSet.of(OrderState.EXPIRED, OrderState.FAILED);

    static Tally of(String row, int injections, RunnerScene scene) {
        return new Count(scene).take(row, injections);
    }

    /** Prints the line of the row, and refuses anything but zero. */
    void report() {
        System.out.printf(
                "%s: injections %d, duplicates %d, lost %d, unexplained %d; %s%n",
                row, injections, duplicates.size(), lost.size(), unexplained.size(), seen);
        assertThat(duplicates).as("%s duplicates", row).isEmpty();
        assertThat(lost).as("%s lost", row).isEmpty();
        assertThat(unexplained).as("%s unexplained", row).isEmpty();
    }

    /** One comparison under way. */
    private static final class Count {
        private final List<String> duplicates = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private final List<String> unexplained = new ArrayList<>();
        private final List<OrderCommand> approved;
        private final List<OrderEvent> events;
        private final List<Fill> fills;
        private final List<AccountEvent> inbox;
        private final List<String> accounts;
        private final TruthLedger ledger;
        private final List<Fact> requests;
        private final int refused;

        Count(RunnerScene scene) {
            approved = scene.approved();
            ledger = scene.sim.ledger();
            requests = scene.placed(FactKind.REQUEST_RECEIVED);
            refused = scene.placed(FactKind.REQUEST_REFUSED).size();
            events = scene.values(Topics.ORDER_EVENTS);
            fills = scene.values(Topics.FILLS);
            inbox = scene.values(Topics.ACCOUNT_EVENTS);
            accounts = scene.plan.accountNames();
            scene.values(Topics.DEAD_LETTERS).forEach(letter -> unexplained.add("dead letter " + letter));
        }

        Tally take(String row, int injections) {
            approved.forEach(this::order);
            Set<String> known = new HashSet<>();
            approved.forEach(order -> known.add(order.getClientOrderId()));
            List<LedgerOrder> atVenue = ledger.orders().stream()
                    .filter(order -> accounts.contains(order.account()))
                    .toList();
            atVenue.stream()
                    .filter(order -> !known.contains(order.clientId()))
                    .forEach(order -> unexplained.add("I2 at the venue, of nobody: " + order));
            requests.forEach(this::claimed);
            told();
            return new Tally(
                    row,
                    injections,
                    duplicates,
                    lost,
                    unexplained,
                    "approved %d, at the venue %d, place requests %d of which refused %d, ended %s"
                            .formatted(approved.size(), atVenue.size(), requests.size(), refused, ends()));
        }

        /** How many ended how, and why those that were not executed. */
        private Map<String, Long> ends() {
            return events.stream()
                    .filter(event -> OrderLifecycle.isTerminal(event.getState()))
                    .collect(Collectors.groupingBy(
                            event -> event.getReason() == null
                                    ? event.getState().name()
                                    : event.getState() + " " + event.getReason(),
                            TreeMap::new,
                            Collectors.counting()));
        }

        private void order(OrderCommand order) {
            List<LedgerOrder> there = ledger.orders(order.getClientOrderId());
            there.stream().skip(1).forEach(again -> duplicates.add("I1 again at the venue: " + again));
            List<OrderEvent> life = events.stream()
                    .filter(event -> event.getOrderId().equals(order.getOrderId()))
                    .toList();
            List<Integer> steps = life.stream().map(OrderEvent::getSequence).toList();
            long ends = life.stream()
                    .filter(event -> OrderLifecycle.isTerminal(event.getState()))
                    .count();
            if (ends != 1
                    || !steps.equals(IntStream.range(0, steps.size()).boxed().toList())) {
                lost.add("I3 not one life with one end: " + life);
            } else if (!(there.isEmpty() ? NEVER_THERE : EnumSet.of(OrderState.FILLED))
                    .contains(life.getLast().getState())) {
                unexplained.add("I4 told " + life.getLast() + ", was " + there);
            }
            executions(order, there);
        }

        private void executions(OrderCommand order, List<LedgerOrder> there) {
            List<String> booked = new ArrayList<>(fills.stream()
                    .filter(fill -> fill.getOrderId().equals(order.getOrderId()))
                    .map(Fill::getVenueTradeId)
                    .toList());
            for (LedgerOrder each : there) {
                each.tradeIds().stream()
                        .map(String::valueOf)
                        .filter(trade -> !booked.remove(trade))
                        .forEach(trade -> lost.add("I7 not booked: trade " + trade + " of " + each));
            }
            booked.forEach(trade -> duplicates.add("I7 booked beyond what was executed: trade " + trade));
        }

        /** I5: no request without a claim that bears its deadline, as far as two clocks agree. */
        private void claimed(Fact request) {
            Instant until = Instant.ofEpochMilli(request.number("timestamp") + request.number("recvWindow"));
            boolean claimed = events.stream()
                    .anyMatch(event -> event.getKind() == OrderEventKind.CLAIM
                            && event.getClientOrderId().equals(request.text("clientId"))
                            && Duration.between(event.getDeadline(), until)
                                            .abs()
                                            .compareTo(BETWEEN_CLOCKS)
                                    <= 0);
            if (!claimed) {
                unexplained.add("I5 without a claim: " + request);
            }
        }

        private void told() {
            List<OrderEvent> toldEvents = inbox.stream()
                    .map(AccountEvent::getOrderEvent)
                    .filter(each -> each != null)
                    .toList();
            List<Fill> toldFills = inbox.stream()
                    .map(AccountEvent::getFill)
                    .filter(each -> each != null)
                    .toList();
            if (!toldEvents.equals(events) || !toldFills.equals(fills)) {
                lost.add("the account was told other events or fills than are on their topics");
            }
        }
    }
}
