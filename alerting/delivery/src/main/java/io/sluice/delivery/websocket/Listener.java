package io.sluice.delivery.websocket;

import io.sluice.delivery.text.Language;
import io.sluice.delivery.websocket.Access.Visitor;
import io.sluice.delivery.websocket.AlertQueue.Queued;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One connection. It is sent one message at a time without anybody waiting: the next leaves when the network has taken the
 * one before. Who takes nothing while a whole queue is dropped is cut off.
 */
final class Listener {
    private static final int POLICY = 1008;

    private final Session session;
    private final Visitor visitor;
    private final Language language;
    private final Losses losses;
    private final AlertQueue queue;
    private final int patience;
    private boolean sending;
    private int lostInARow;
    private boolean gone;

    /** Hears of messages that a listener will not get, and of listeners that are cut off. */
    interface Losses {
        void dropped(Queued message, Listener listener);

        void cutOff(Listener listener);
    }

    /** @param bound of its queue, and how many messages it may lose in a row */
    Listener(Session session, Visitor visitor, Language language, int bound, Losses losses) {
        this.session = session;
        this.visitor = visitor;
        this.language = language;
        this.losses = losses;
        this.queue = new AlertQueue(bound);
        this.patience = bound;
    }

    Visitor visitor() {
        return visitor;
    }

    Language language() {
        return language;
    }

    /** Sends it now or as soon as what is before it has gone. Never blocks. */
    void send(Queued message) {
        Optional<Queued> lost;
        boolean tooSlow;
        synchronized (this) {
            if (gone) {
                return;
            }
            lost = queue.offer(message);
            lostInARow += lost.isPresent() ? 1 : 0;
            tooSlow = lostInARow > patience;
            gone = tooSlow;
        }
        lost.ifPresent(each -> losses.dropped(each, this));
        if (tooSlow) {
            losses.cutOff(this);
            session.disconnect();
        } else {
            sendNext();
        }
    }

    private void sendNext() {
        Queued next;
        synchronized (this) {
            if (sending || gone) {
                return;
            }
            Optional<Queued> first = queue.poll();
            if (first.isEmpty()) {
                return;
            }
            next = first.get();
            sending = true;
        }
        session.sendText(next.text(), Callback.from(this::sent, failed -> leave()));
    }

    private void sent() {
        synchronized (this) {
            sending = false;
            lostInARow = 0;
        }
        sendNext();
    }

    /** The connection is over. */
    synchronized void leave() {
        gone = true;
    }

    /** Ends the connection and says why. */
    void refuse(String why) {
        leave();
        session.close(POLICY, why, Callback.NOOP);
    }

    synchronized int waiting() {
        return queue.size();
    }
}
