package io.sluice.delivery.websocket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.delivery.DeliveryMetrics;
import io.sluice.delivery.text.AlertJson;
import io.sluice.delivery.text.Language;
import io.sluice.delivery.websocket.AlertQueue.Queued;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells everybody who listens, and remembers the last alerts for those who come later. */
public final class AlertHub {
    /** How many alerts late joiners can ask for. */
    public static final int HISTORY = 100;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REMEMBERED_LOSSES = 1_000;

    private final AlertJson json;
    private final int bound;
    private final DeliveryMetrics metrics;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Deque<Alert> history = new ArrayDeque<>();
    private final Map<String, List<String>> losses = new LinkedHashMap<>();
    private final Map<String, Integer> occasions = new LinkedHashMap<>();
    private volatile @Nullable Feedback feedback;

    /** @param bound of each listener's queue */
    public AlertHub(AlertJson json, int bound, DeliveryMetrics metrics) {
        this.json = json;
        this.bound = bound;
        this.metrics = metrics;
        metrics.listeners(listeners);
    }

    /** From now on, what listeners say is taken there. */
    public void tell(Feedback taker) {
        feedback = taker;
    }

    /** How many listen now. */
    public int listeners() {
        return listeners.size();
    }

    /** How many messages a listener's queue holds. */
    public int bound() {
        return bound;
    }

    /** Puts an alert into the history without telling anybody. One that is there already is not put there again. */
    public synchronized boolean recall(Alert alert) {
        if (history.stream().anyMatch(each -> each.getId().equals(alert.getId()))) {
            return false;
        }
        history.addLast(alert);
        while (history.size() > HISTORY) {
            history.removeFirst();
        }
        return true;
    }

    /** Tells everybody, unless they were told. Waits for nobody. */
    public void broadcast(Alert alert) {
        if (recall(alert)) {
            boolean critical = alert.getSeverity() == Severity.CRITICAL;
            Map<Language, Queued> texts = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                texts.put(
                        language,
                        new Queued(
                                alert.getId(),
                                critical,
                                json.of(alert, language).toString()));
            }
            listeners.forEach(each -> each.send(texts.get(each.language())));
        }
    }

    /** Tells everybody that an alert was acknowledged. */
    public void acknowledged(String alertId, String who) {
        ObjectNode said = JSON.createObjectNode()
                .put("type", "acknowledged")
                .put("id", alertId)
                .put("who", who);
        Queued message = new Queued(null, false, said.toString());
        listeners.forEach(each -> each.send(message));
    }

    void join(Listener listener) {
        listeners.add(listener);
        ObjectNode hello = JSON.createObjectNode()
                .put("type", "hello")
                .put("name", listener.visitor().name())
                .put("mayAcknowledge", listener.visitor().mayAcknowledge())
                .put("language", listener.language().tag())
                .put("queue", bound);
        listener.send(new Queued(null, false, hello.toString()));
    }

    void leave(Listener listener) {
        listener.leave();
        listeners.remove(listener);
    }

    /** Obeys a listener. */
    void answer(Listener listener, Request request) {
        switch (request) {
            case Request.Last last -> listener.send(new Queued(null, false, last(last.count(), listener.language())));
            case Request.Received received -> {
                Feedback taker = feedback;
                if (taker != null) {
                    taker.received(received.alertId(), listener.visitor().name());
                }
            }
            case Request.Acknowledge acknowledge -> acknowledge(listener, acknowledge);
            case Request.Malformed malformed -> refuse(listener, malformed.why());
        }
    }

    private void acknowledge(Listener listener, Request.Acknowledge said) {
        Feedback taker = feedback;
        if (!listener.visitor().mayAcknowledge()) {
            refuse(listener, "this visitor may not acknowledge");
        } else if (taker == null
                || !taker.acknowledged(said.alertId(), listener.visitor().name(), said.reason())) {
            refuse(listener, "not taken; say it again in a while");
        }
    }

    private static void refuse(Listener listener, String why) {
        listener.send(new Queued(
                null,
                false,
                JSON.createObjectNode().put("type", "error").put("detail", why).toString()));
    }

    private synchronized String last(int count, Language language) {
        ObjectNode answer = JSON.createObjectNode().put("type", "last");
        ArrayNode items = answer.putArray("items");
        history.stream().skip(Math.max(0, history.size() - count)).forEach(each -> items.add(json.of(each, language)));
        return answer.toString();
    }

    Listener.Losses losses() {
        return new Listener.Losses() {
            @Override
            public void dropped(Queued message, Listener listener) {
                metrics.dropped();
                if (message.alertId() != null) {
                    lost(message.alertId(), listener.visitor().name());
                }
            }

            @Override
            public void cutOff(Listener listener) {
                metrics.cutOff();
                leave(listener);
            }
        };
    }

    private void lost(String alertId, String listener) {
        synchronized (losses) {
            losses.computeIfAbsent(alertId, id -> new ArrayList<>()).add(listener);
        }
    }

    /** Hands over what was lost since the last time: one record an alert, however many listeners lost it. */
    public void tellLosses() {
        Map<String, List<String>> told;
        synchronized (losses) {
            told = new LinkedHashMap<>(losses);
            losses.clear();
        }
        Feedback taker = feedback;
        if (taker == null) {
            return;
        }
        told.forEach((alertId, names) -> {
            String whose = names.size() == 1 ? names.getFirst() : names.size() + " listeners";
            taker.dropped(alertId, whose, occasions.merge(alertId, 1, Integer::sum));
        });
        while (occasions.size() > REMEMBERED_LOSSES) {
            occasions.remove(occasions.keySet().iterator().next());
        }
    }
}
