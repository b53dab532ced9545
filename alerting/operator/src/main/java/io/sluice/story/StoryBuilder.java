package io.sluice.story;

import io.sluice.schemas.Alert;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Position;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes a story of records, given in any order, each as often as it was found. Causal order is that of time, then of
 * what leads to what, then of an order's own events.
 */
public final class StoryBuilder {
    private final Map<String, Chapter> chapters = new LinkedHashMap<>();

    /**
     * @param topic catalogue name of the topic it was read from
     * @throws IllegalArgumentException for a record that is no part of any story
     */
    public StoryBuilder add(String topic, SpecificRecord record) {
        Chapter chapter = Chapters.of(topic, record);
        chapters.putIfAbsent(chapter.kind() + " " + idOf(record), chapter);
        return this;
    }

    /**
     * The same for a command, which was given at the wall clock's time and stands in the account's story at the account's
     * own, which may be years behind.
     */
    public StoryBuilder add(String topic, OperatorCommand command, Instant accountTime) {
        Chapter given = Chapters.of(topic, command);
        Chapter chapter = new Chapter(accountTime, given.kind(), topic, given.title(), given.text(), command);
        chapters.putIfAbsent(chapter.kind() + " " + command.getId(), chapter);
        return this;
    }

    /** Whether nothing was added yet. */
    public boolean isEmpty() {
        return chapters.isEmpty();
    }

    /** All records of a type so far. */
    <R extends SpecificRecord> List<R> find(Class<R> type) {
        return chapters.values().stream()
                .map(Chapter::record)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The story, of which this id names a part; its kind is that part's, or the first chapter's. */
    public Story tell(String id) {
        List<Chapter> sorted = new ArrayList<>(chapters.values());
        sorted.sort(Comparator.comparing(Chapter::time)
                .thenComparing(chapter -> stage(chapter.record()))
                .thenComparing(chapter -> orderOf(chapter.record()))
                .thenComparingInt(chapter -> sequenceOf(chapter.record())));
        Optional<ChapterKind> named = sorted.stream()
                .filter(chapter -> idOf(chapter.record()).equals(id))
                .map(Chapter::kind)
                .findFirst();
        boolean isOrder =
                sorted.stream().anyMatch(chapter -> orderOf(chapter.record()).equals(id));
        return new Story(
                id, named.orElse(isOrder ? ChapterKind.ORDER : sorted.getFirst().kind()), sorted);
    }

    static String idOf(SpecificRecord record) {
        return switch (record) {
            case Candle candle -> Ids.candle(candle.getInstrument(), candle.getTimeframe(), candle.getOpenTime());
            case Signal signal -> signal.getId();
            case RiskDecision decision -> decision.getId();
            case OrderCommand command -> command.getId();
            case OrderEvent event -> event.getId();
            case Fill fill -> fill.getId();
            case Position position -> position.getAccount() + "|" + position.getInstrument();
            case OperatorCommand command -> command.getId();
            case Alert alert -> alert.getId();
            default -> throw new IllegalArgumentException(record.getSchema().getName() + " is no part of a story");
        };
    }

    /**
     * Where a record stands among those of one instant; in played history that is a whole candle. A command about one
     * entry answers its waiting, any other comes before what it causes.
     */
    private static Stage stage(SpecificRecord record) {
        return switch (record) {
            case Candle candle -> Stage.MARKET;
            case Signal signal -> Stage.SIGNAL;
            case OperatorCommand command -> command.getTargetId() == null ? Stage.COMMAND : Stage.ANSWER;
            case RiskDecision decision -> Stage.DECISION;
            case OrderCommand command -> Stage.ORDER;
            case OrderEvent event -> event.getKind() == OrderEventKind.HOLD ? Stage.WAITING : Stage.ORDER_EVENT;
            case Fill fill -> Stage.FILL;
            case Position position -> Stage.POSITION;
            default -> Stage.ALERT;
        };
    }

    private enum Stage {
        MARKET,
        SIGNAL,
        COMMAND,
        DECISION,
        WAITING,
        ANSWER,
        ORDER,
        ORDER_EVENT,
        FILL,
        POSITION,
        ALERT
    }

    private static String orderOf(SpecificRecord record) {
        return switch (record) {
            case OrderCommand command -> command.getOrderId();
            case OrderEvent event -> event.getOrderId();
            case Fill fill -> fill.getOrderId();
            default -> "";
        };
    }

    private static int sequenceOf(SpecificRecord record) {
        return record instanceof OrderEvent event ? event.getSequence() : 0;
    }
}
