package io.sluice.story;

import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.id.Ids;
import io.sluice.story.TopicScan.Stretch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows an id back to the decisions behind it. Topics are read from their beginning, the likeliest first. */
final class Clues {
    private final TopicScan scan;

    Clues(TopicScan scan) {
        this.scan = scan;
    }

    /** Ids of decisions that the id names or that stand behind what it names; empty when none does. */
    Set<String> decisionsOf(String id) {
        Set<String> found = new HashSet<>();
        scan.read(Topics.RISK_DECISIONS, Stretch.ALL, (decision, time) -> {
            if (isNamed(decision, Set.of(id))) {
                found.add(decision.getId());
            }
            return true;
        });
        if (found.isEmpty()) {
            scan.read(
                    Topics.ORDER_EVENTS,
                    Stretch.ALL,
                    (event, time) -> note(isNamed(event, id), event.getDecisionId(), found));
        }
        if (found.isEmpty()) {
            scan.read(
                    Topics.FILLS,
                    Stretch.ALL,
                    (fill, time) -> note(fill.getId().equals(id), fill.getDecisionId(), found));
        }
        if (found.isEmpty()) {
            behindAlert(id, found);
        }
        return found;
    }

    /** An alert's cause may be a signal, an event, a fill or a command; the account's own ticks lead nowhere. */
    private void behindAlert(String id, Set<String> found) {
        List<String> causes = new ArrayList<>();
        scan.read(Topics.ALERTS, Stretch.ALL, (alert, time) -> {
            if (alert.getId().equals(id)) {
                causes.add(alert.getCauseId());
            }
            return causes.isEmpty();
        });
        for (String cause : causes) {
            if (!cause.equals(id)) {
                scan.read(
                        Topics.RISK_DECISIONS,
                        Stretch.ALL,
                        (decision, time) -> note(isNamed(decision, Set.of(cause)), decision.getId(), found));
                scan.read(
                        Topics.ORDER_EVENTS,
                        Stretch.ALL,
                        (event, time) -> note(found.isEmpty() && isNamed(event, cause), event.getDecisionId(), found));
                scan.read(
                        Topics.FILLS,
                        Stretch.ALL,
                        (fill, time) ->
                                note(found.isEmpty() && fill.getId().equals(cause), fill.getDecisionId(), found));
            }
        }
    }

    /** All decisions that these ids name. */
    List<RiskDecision> decisions(Set<String> ids) {
        List<RiskDecision> found = new ArrayList<>();
        scan.read(Topics.RISK_DECISIONS, Stretch.ALL, (decision, time) -> {
            if (isNamed(decision, ids)) {
                found.add(decision);
            }
            return true;
        });
        return found;
    }

    /** @return whether to go on */
    private static boolean note(boolean is, String decisionId, Set<String> found) {
        if (is) {
            found.add(decisionId);
        }
        return !is;
    }

    private static boolean isNamed(RiskDecision decision, Set<String> ids) {
        return ids.contains(decision.getId())
                || ids.contains(decision.getCauseId())
                // No record has a parent's id of its own, but alerts show it to people.
                || ids.contains(Ids.parent(decision.getId()));
    }

    private static boolean isNamed(OrderEvent event, String id) {
        return event.getOrderId().equals(id)
                || event.getId().equals(id)
                || event.getClientOrderId().equals(id);
    }
}
