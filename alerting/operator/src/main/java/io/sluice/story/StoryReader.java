package io.sluice.story;

import io.sluice.schemas.Alert;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.story.TopicScan.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds the records of a story in the topics (C-LINEAGE). An id does not tell its time, so that the first record is looked
 * for from the beginning of the topics that may hold it; from the decision on, its account's partitions are read from the
 * time of that decision, and the signal and the candle before it where they must be.
 */
public final class StoryReader {
    /** Longer than a signal may be old when it is decided. */
    private static final Duration BEFORE_DECISION = Duration.ofHours(1);

    private final Map<String, Object> clientSettings;
    private final SchemaRegistryClient registry;
    private final Namespace namespace;
    private final Consumer<String> progress;

    /**
     * @param registry stays the caller's to close
     * @param progress told now and then how far a long search is
     */
    public StoryReader(
            Map<String, Object> clientSettings,
            SchemaRegistryClient registry,
            Namespace namespace,
            Consumer<String> progress) {
        this.clientSettings = Map.copyOf(clientSettings);
        this.registry = registry;
        this.namespace = namespace;
        this.progress = progress;
    }

    /**
     * The story of a signal, decision, order, parent of slices, client order id, fill, alert or operator's command; empty when no topic knows
     * it.
     *
     * @throws org.apache.kafka.common.KafkaException where the cluster refuses or does not answer
     */
    public Optional<Story> read(String id) {
        try (TopicScan scan = new TopicScan(clientSettings, registry, namespace, progress)) {
            Search search = new Search(scan);
            search.find(id);
            return search.story.isEmpty() ? Optional.empty() : Optional.of(search.story.tell(id));
        }
    }

    /** One search: what was found so far. */
    private static final class Search {
        private final TopicScan scan;
        private final Clues clues;
        private final StoryBuilder story = new StoryBuilder();

        Search(TopicScan scan) {
            this.scan = scan;
            this.clues = new Clues(scan);
        }

        void find(String id) {
            Set<String> decisions = clues.decisionsOf(id);
            if (decisions.isEmpty()) {
                other(id);
            } else {
                decided(decisions, id);
            }
        }

        /** What stands behind it is a decision, or several of different accounts. */
        private void decided(Set<String> decisions, String id) {
            Set<String> ids = new HashSet<>(decisions);
            ids.add(id);
            for (RiskDecision decision : clues.decisions(ids)) {
                story.add(Topics.RISK_DECISIONS.name(), decision);
                before(decision);
                after(decision);
            }
        }

        /** Nobody has decided on it. */
        private void other(String id) {
            scan.read(Topics.SIGNALS, Stretch.ALL, (signal, time) -> {
                if (signal.getId().equals(id)) {
                    story.add(Topics.SIGNALS.name(), signal);
                    candle(signal);
                }
                return story.isEmpty();
            });
            if (!story.isEmpty()) {
                return;
            }
            commands(Stretch.ALL, Set.of(id));
            scan.read(Topics.ALERTS, Stretch.ALL, (alert, time) -> {
                if (alert.getId().equals(id) || alert.getCauseId().equals(id)) {
                    story.add(Topics.ALERTS.name(), alert);
                }
                return true;
            });
        }

        private void before(RiskDecision decision) {
            String signalId = decision.getSignalId();
            if (signalId == null) {
                return;
            }
            Instant last = decision.getTime();
            Stretch stretch = Stretch.between(
                    decision.getIntent().getInstrument(), last.minus(BEFORE_DECISION), last.plusMillis(1));
            scan.read(Topics.SIGNALS, stretch, (signal, time) -> {
                boolean found = signal.getId().equals(signalId);
                if (found) {
                    story.add(Topics.SIGNALS.name(), signal);
                }
                return !found;
            });
            story.find(Signal.class).forEach(this::candle);
        }

        private void candle(Signal signal) {
            if (signal.getTimeframe() == Timeframe.UNRECOGNISED) {
                return;
            }
            Instant close = signal.getTime();
            Stretch stretch = Stretch.between(signal.getInstrument(), close.minusMillis(1), close.plusMillis(1));
            Topic<?> topic = Topics.candles(signal.getTimeframe());
            scan.read(Topics.candles(signal.getTimeframe()), stretch, (candle, time) -> {
                if (StoryBuilder.idOf(candle).equals(signal.getCandleId())) {
                    story.add(topic.name(), candle);
                }
                return true;
            });
        }

        private void after(RiskDecision decision) {
            Stretch stretch =
                    Stretch.since(decision.getAccount(), decision.getTime().minusMillis(1));
            Set<String> ids = new HashSet<>(List.of(decision.getId(), decision.getCauseId()));
            String decisionId = decision.getId();
            for (Topic<OrderCommand> orders : List.of(Topics.ORDERS_PAPER, Topics.ORDERS_BINANCE, Topics.ORDERS_MT5)) {
                if (orders.name().equals("orders." + decision.getVenue())) {
                    scan.read(orders, stretch, (order, time) -> {
                        keep(order.getDecisionId().equals(decisionId), orders, order, ids, order.getOrderId());
                        return true;
                    });
                }
            }
            scan.read(Topics.ORDER_EVENTS, stretch, (event, time) -> {
                keep(event.getDecisionId().equals(decisionId), Topics.ORDER_EVENTS, event, ids, event.getOrderId());
                return true;
            });
            scan.read(Topics.FILLS, stretch, (fill, time) -> {
                keep(fill.getDecisionId().equals(decisionId), Topics.FILLS, fill, ids, fill.getOrderId());
                return true;
            });
            String position = decision.getAccount() + "|" + decision.getIntent().getInstrument();
            scan.read(Topics.POSITIONS, Stretch.since(position, stretch.from().orElseThrow()), (held, time) -> {
                keep(decisionId.equals(held.getDecisionId()), Topics.POSITIONS, held, ids, position);
                return true;
            });
            ids.addAll(commands(stretch, ids));
            alerts(stretch, ids);
        }

        private void keep(boolean is, Topic<?> topic, SpecificRecord record, Set<String> ids, String about) {
            if (is) {
                story.add(topic.name(), record);
                ids.add(StoryBuilder.idOf(record));
                ids.add(about);
            }
        }

        private Set<String> commands(Stretch stretch, Set<String> ids) {
            Set<String> found = new HashSet<>();
            scan.read(Topics.OPERATOR_COMMANDS, stretch, (command, time) -> {
                if (isAbout(command, ids)) {
                    story.add(Topics.OPERATOR_COMMANDS.name(), command, time);
                    found.add(command.getId());
                }
                return true;
            });
            return found;
        }

        private static boolean isAbout(OperatorCommand command, Set<String> ids) {
            return ids.contains(command.getId())
                    || (command.getTargetId() != null && ids.contains(command.getTargetId()));
        }

        private void alerts(Stretch stretch, Set<String> ids) {
            scan.read(Topics.ALERTS, stretch, (alert, time) -> {
                if (isAbout(alert, ids)) {
                    story.add(Topics.ALERTS.name(), alert);
                }
                return true;
            });
        }

        /** What a waiting order's end is told under has a tick as its cause; the order is in its words. */
        private static boolean isAbout(Alert alert, Set<String> ids) {
            boolean names = alert.getCode().equals("R-VETO")
                    && ids.stream().anyMatch(id -> alert.getText().contains(id));
            return names || ids.contains(alert.getId()) || ids.contains(alert.getCauseId());
        }
    }
}
