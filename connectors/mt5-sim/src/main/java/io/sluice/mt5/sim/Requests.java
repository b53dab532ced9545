package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.sim.Journal.Begun;
import io.sluice.mt5.sim.Journal.Entry;
import io.sluice.mt5.sim.Journal.Recorded;
import io.sluice.mt5.sim.TradeServer.SendResult;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/** What the terminal does with an {@code order}: the steps of section 6 of the protocol, in their order. */
final class Requests {
    private final TradeServer server;
    private final Journal journal;
    private final Guard guard;
    private final Consumer<DeathPoint> crashPoint;

    Requests(TradeServer server, Journal journal, Guard guard, Consumer<DeathPoint> crashPoint) {
        this.server = server;
        this.journal = journal;
        this.guard = guard;
        this.crashPoint = crashPoint;
    }

    /** Handles one request and gives its result. */
    Frame.Builder handle(Frame frame, boolean ready) throws IOException {
        TradeRequest request;
        try {
            request = TradeRequest.of(frame);
            frame.textOr("clientId", "");
            frame.flagOr("unique", false);
            frame.flagOr("reduceOnly", false);
        } catch (FrameFault fault) {
            return refusal(frame, "INVALID", String.valueOf(fault.getMessage()));
        }
        Optional<Entry> seen = journal.request(requestId(frame));
        if (seen.isPresent()) {
            return seenBefore(frame, seen.get());
        }
        Optional<Frame.Builder> refusal = refusal(frame, request, ready);
        return refusal.isPresent() ? refusal.get() : execute(frame, target(frame, request));
    }

    private Frame.Builder seenBefore(Frame frame, Entry entry) throws IOException {
        if (entry.absent()) {
            return refusal(frame, "ABSENT", "is known not to exist");
        }
        if (entry.isOpen() && !settle(entry)) {
            return refusal(frame, "UNRESOLVED", "begun, and its end is not known");
        }
        return journal.request(requestId(frame))
                .map(Entry::result)
                .map(recorded -> result(frame, recorded, true))
                .orElseThrow();
    }

    private Optional<Frame.Builder> refusal(Frame frame, TradeRequest request, boolean ready) throws IOException {
        if (!journal.admits(text(frame, "owner"), number(frame, "epoch"))) {
            return Optional.of(refusal(frame, "EPOCH", "a later owner was heard"));
        }
        if (server.now() >= number(frame, "expiresAt")) {
            return Optional.of(refusal(frame, "EXPIRED", "came too late"));
        }
        if (!ready) {
            return Optional.of(refusal(frame, "NOT_READY", "not connected, or not allowed to trade"));
        }
        Optional<Frame.Builder> duplicate = duplicate(frame);
        return duplicate.isPresent() || target(frame, request) != null
                ? duplicate
                : Optional.of(refusal(frame, "REDUCE_ONLY", "there is nothing of that size to reduce"));
    }

    private Optional<Frame.Builder> duplicate(Frame frame) {
        for (Entry entry : journal.ofClient(text(frame, "clientId"))) {
            if (entry.isOpen() || entry.isDone()) {
                Frame.Builder answer =
                        refusal(frame, "DUPLICATE", "request " + entry.begun().requestId());
                return Optional.of(
                        entry.result() == null
                                ? answer
                                : answer.put("order", entry.result().order()));
            }
        }
        long magic = number(frame, "magic");
        if (!Boolean.TRUE.equals(frame.fields().get("unique"))
                || Found.of(server, magic, 0, journal, "").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(refusal(frame, "DUPLICATE", "its magic is in use"));
    }

    /** The request as it is to be sent; null when it must only reduce and cannot. */
    private @org.jspecify.annotations.Nullable TradeRequest target(Frame frame, TradeRequest request) {
        if (!Boolean.TRUE.equals(frame.fields().get("reduceOnly"))) {
            return request;
        }
        boolean hedging = server.account().hedging();
        Optional<SimPosition> position = server.reducible(request.symbol(), request.buys(), request.volume());
        if (position.isEmpty() || (hedging && request.action().equals("pending"))) {
            return null;
        }
        return hedging ? request.withTicket(position.get().ticket()) : request;
    }

    private Frame.Builder execute(Frame frame, @org.jspecify.annotations.Nullable TradeRequest request)
            throws IOException {
        if (request == null) {
            throw new IllegalStateException("was refused already");
        }
        crashPoint.accept(DeathPoint.BEFORE_BEGIN);
        journal.begin(new Begun(
                requestId(frame),
                text(frame, "clientId").isEmpty() ? "-" : text(frame, "clientId"),
                request.magic(),
                server.now(),
                number(frame, "expiresAt"),
                request.action(),
                request.symbol(),
                Boolean.TRUE.equals(frame.fields().get("reduceOnly"))));
        crashPoint.accept(DeathPoint.BEFORE_SEND);
        SendResult sent = server.send(request);
        crashPoint.accept(DeathPoint.AFTER_SEND);
        Recorded recorded = new Recorded(
                sent.retcode(),
                0,
                sent.order(),
                sent.deal(),
                sent.volume().toPlainString(),
                sent.price().toPlainString(),
                server.now());
        journal.end(requestId(frame), recorded);
        journal.request(requestId(frame)).ifPresent(guard::watch);
        crashPoint.accept(DeathPoint.AFTER_RESULT);
        return result(frame, recorded, false);
    }

    /** Looks for what became of an open request; true when it was found, and then recorded. */
    boolean settle(Entry entry) throws IOException {
        Begun begun = entry.begun();
        Found found = Found.of(server, begun.magic(), 0, journal, begun.clientId());
        Optional<SimOrder> order = found.orders().stream().min(Comparator.comparingLong(SimOrder::ticket));
        if (order.isEmpty()) {
            return false;
        }
        SimOrder of = order.get();
        Optional<SimDeal> deal =
                found.deals().stream().filter(one -> one.order() == of.ticket()).findFirst();
        journal.end(
                begun.requestId(),
                new Recorded(
                        deal.isPresent() ? Retcodes.DONE : Retcodes.PLACED,
                        0,
                        of.ticket(),
                        deal.map(SimDeal::ticket).orElse(0L),
                        of.volume().subtract(of.remaining()).toPlainString(),
                        of.price().toPlainString(),
                        server.now()));
        return true;
    }

    private Frame.Builder refusal(Frame frame, String code, String text) {
        return answer(frame, code)
                .put("retcode", 0)
                .put("external", 0)
                .put("order", 0)
                .put("deal", 0)
                .put("volume", "0")
                .put("price", "0")
                .put("text", text)
                .put("replayed", false)
                .put("time", server.now());
    }

    private Frame.Builder result(Frame frame, Recorded recorded, boolean replayed) {
        return answer(frame, "SENT")
                .put("retcode", recorded.retcode())
                .put("external", recorded.external())
                .put("order", recorded.order())
                .put("deal", recorded.deal())
                .put("volume", recorded.volume())
                .put("price", recorded.price())
                .put("text", "")
                .put("replayed", replayed)
                .put("time", recorded.serverTime());
    }

    private static Frame.Builder answer(Frame frame, String code) {
        return Frame.of("result").put("re", requestId(frame)).put("code", code);
    }

    private static String requestId(Frame frame) {
        return text(frame, "requestId");
    }

    private static String text(Frame frame, String name) {
        return frame.fields().get(name) instanceof String text ? text : "";
    }

    private static long number(Frame frame, String name) {
        return frame.fields().get(name) instanceof Long number ? number : 0;
    }
}
