package io.sluice.story;

import io.sluice.risk.Verdicts;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Says in words what each record tells. */
final class Chapters {
    private Chapters() {}

    static Chapter of(String topic, SpecificRecord record) {
        return switch (record) {
            case Candle candle -> candle(topic, candle);
            case Signal signal -> signal(topic, signal);
            case RiskDecision decision -> decision(topic, decision);
            case OrderCommand command -> order(topic, command);
            case OrderEvent event -> event(topic, event);
            case Fill fill -> fill(topic, fill);
            case Position position -> position(topic, position);
            case OperatorCommand command -> command(topic, command);
            case Alert alert ->
                new Chapter(
                        alert.getTime(),
                        ChapterKind.ALERT,
                        topic,
                        alert.getSeverity() + " " + alert.getCode() + ": " + alert.getText(),
                        "",
                        alert);
            default -> throw new IllegalArgumentException(record.getSchema().getName() + " is no part of a story");
        };
    }

    private static Chapter candle(String topic, Candle candle) {
        String title = "%s %s closes at %s".formatted(candle.getInstrument(), candle.getTimeframe(), candle.getClose());
        String text = "open %s, high %s, low %s, close %s, volume %s, from %s"
                .formatted(
                        candle.getOpen(),
                        candle.getHigh(),
                        candle.getLow(),
                        candle.getClose(),
                        candle.getVolume(),
                        candle.getSource());
        return new Chapter(candle.getCloseTime(), ChapterKind.CANDLE, topic, title, text, candle);
    }

    private static Chapter signal(String topic, Signal signal) {
        String what = signal.getAction() == null ? "" : " " + signal.getAction() + " of";
        String title = "%s says%s %s on %s at %s, confidence %s"
                .formatted(
                        signal.getDetector(),
                        what,
                        signal.getDirection(),
                        signal.getInstrument(),
                        signal.getPrice(),
                        signal.getConfidence());
        String text = signal.getEvidence().stream()
                .map(figure -> figure.getName() + " = " + figure.getValue())
                .collect(Collectors.joining("\n"));
        return new Chapter(signal.getTime(), ChapterKind.SIGNAL, topic, title, text, signal);
    }

    private static Chapter decision(String topic, RiskDecision decision) {
        String title = "%s: %s of %s %s at %s, for account %s"
                .formatted(
                        decision.getApproved() ? "Approved" : "Rejected",
                        decision.getIntent().getAction(),
                        plain(decision.getIntent().getQuantity()),
                        decision.getIntent().getInstrument(),
                        plain(decision.getIntent().getPrice()),
                        decision.getAccount());
        String text = decision.getVerdicts().stream()
                .map(verdict -> "%-14s %s".formatted(verdict.getOutcome(), Verdicts.text(verdict)))
                .collect(Collectors.joining("\n"));
        return new Chapter(decision.getTime(), ChapterKind.DECISION, topic, title, text, decision);
    }

    private static Chapter order(String topic, OrderCommand command) {
        boolean cancel = command.getKind() == OrderCommandKind.CANCEL;
        String title = "%s %s#%s: %s %s %s %s"
                .formatted(
                        cancel ? "Cancel" : "Place",
                        command.getLeg(),
                        command.getRevision(),
                        command.getSide(),
                        plain(command.getQuantity()),
                        command.getInstrument(),
                        command.getType());
        List<String> text = new ArrayList<>(List.of("order " + command.getOrderId() + " at " + command.getVenue()));
        if (command.getTriggerPrice() != null) {
            text.add("triggers at " + plain(command.getTriggerPrice()));
        }
        if (command.getLimitPrice() != null) {
            text.add("limit " + plain(command.getLimitPrice()));
        }
        if (command.getParentId() != null) {
            text.add("slice " + command.getSlice() + " of " + command.getSlices() + " of " + command.getParentId());
        }
        if (command.getHeldSince() != null) {
            String what = command.getParentId() == null ? "waited for a veto since " : "waited since ";
            text.add(what + command.getHeldSince());
        }
        if (command.getExpiresAt() != null) {
            text.add("not to be sent after " + command.getExpiresAt());
        }
        return new Chapter(command.getTime(), ChapterKind.ORDER, topic, title, String.join("\n", text), command);
    }

    private static Chapter event(String topic, OrderEvent event) {
        String title =
                "%s %s: %s, it is %s".formatted(event.getLeg(), event.getOrderId(), event.getKind(), event.getState());
        List<String> text = new ArrayList<>();
        if (event.getReason() != null) {
            text.add(reason(event.getReason(), event.getReasonText()));
        }
        if (event.getDeadline() != null) {
            text.add("until " + event.getDeadline());
        }
        if (event.getFilledQuantity().signum() != 0) {
            text.add("filled " + plain(event.getFilledQuantity()) + " at " + plain(event.getAveragePrice())
                    + " on average, " + plain(event.getRemainingQuantity()) + " remain");
        }
        return new Chapter(event.getTime(), ChapterKind.ORDER_EVENT, topic, title, String.join("\n", text), event);
    }

    /** A check's words begin with its code. */
    private static String reason(String code, @Nullable String words) {
        if (words == null) {
            return code;
        }
        return words.startsWith(code) ? words : code + ": " + words;
    }

    private static Chapter fill(String topic, Fill fill) {
        String title = "%s %s %s filled at %s"
                .formatted(fill.getSide(), plain(fill.getQuantity()), fill.getInstrument(), plain(fill.getPrice()));
        String text = "%s of order %s, fee %s %s, %s, trade %s of the venue"
                .formatted(
                        fill.getLeg(),
                        fill.getOrderId(),
                        plain(fill.getFee()),
                        fill.getFeeCurrency(),
                        fill.getLiquidity(),
                        fill.getVenueTradeId());
        return new Chapter(fill.getTime(), ChapterKind.FILL, topic, title, text, fill);
    }

    private static Chapter position(String topic, Position position) {
        String title = "%s is %s: %s at %s"
                .formatted(
                        position.getInstrument(),
                        position.getState(),
                        plain(position.getQuantity()),
                        plain(position.getAveragePrice()));
        String text = "stop %s, target %s, realised %s, unrealised %s, fees %s"
                .formatted(
                        plain(position.getStopPrice()),
                        plain(position.getTargetPrice()),
                        plain(position.getRealised()),
                        plain(position.getUnrealised()),
                        plain(position.getFees()));
        return new Chapter(position.getTime(), ChapterKind.POSITION, topic, title, text, position);
    }

    private static Chapter command(String topic, OperatorCommand command) {
        String about = command.getTargetId() == null ? "" : " of " + command.getTargetId();
        String title = command.getWho() + " orders " + command.getKind() + about;
        return new Chapter(command.getTime(), ChapterKind.COMMAND, topic, title, command.getReason(), command);
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "none" : value.stripTrailingZeros().toPlainString();
    }
}
