package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what the gateway asks: sections 6 (looking up) and 7 of the protocol. */
final class Questions {
    private static final long MOST_ROWS = 5_000;

    private final TradeServer server;
    private final Journal journal;
    private final Requests requests;
    private final Events events;

    Questions(TradeServer server, Journal journal, Requests requests, Events events) {
        this.server = server;
        this.journal = journal;
        this.requests = requests;
        this.events = events;
    }

    /** All frames of the answer. */
    List<Frame.Builder> answer(Frame question, boolean ready) throws IOException, FrameFault {
        String re = question.id("requestId");
        try {
            return switch (question.type()) {
                case "lookup" -> lookup(re, question, ready);
                case "get" -> get(re, question);
                case "bars" -> bars(re, question);
                case "ticks" -> ticks(re, question);
                default -> subscribe(re, question);
            };
        } catch (FrameFault fault) {
            return done(re, "INVALID", List.of());
        }
    }

    private List<Frame.Builder> lookup(String re, Frame question, boolean ready) throws IOException, FrameFault {
        String clientId = question.text("clientId");
        if (!journal.admits(question.id("owner"), question.number("epoch"))) {
            return List.of(found(re, "EPOCH", "NONE", Optional.empty(), 0));
        }
        if (!ready) {
            return List.of(found(re, "NOT_READY", "NONE", Optional.empty(), 0));
        }
        long magic = question.number("magic");
        Found found = Found.of(server, magic, question.number("ticket"), journal, clientId);
        List<Frame.Builder> frames = new ArrayList<>();
        found.orders()
                .forEach(order -> frames.add(
                        Frame.of("order").put("re", re).putAll(order.frame().build())));
        found.deals()
                .forEach(deal -> frames.add(
                        Frame.of("deal").put("re", re).putAll(deal.frame().build())));
        settle(journal.ofClient(clientId), question.number("settle"));
        List<Journal.Entry> entries = journal.ofClient(clientId);
        frames.add(found(re, "OK", state(entries), weighty(entries), frames.size()));
        return frames;
    }

    private void settle(List<Journal.Entry> entries, long settle) throws IOException {
        for (Journal.Entry entry : entries) {
            if (entry.isOpen()
                    && !requests.settle(entry)
                    && server.now() >= entry.begun().expiresAt() + settle) {
                journal.absent(entry.begun().requestId(), server.now());
            }
        }
    }

    private static String state(List<Journal.Entry> entries) {
        if (entries.isEmpty()) {
            return "NONE";
        }
        if (entries.stream().anyMatch(Journal.Entry::isDone)) {
            return "SENT";
        }
        if (entries.stream().anyMatch(Journal.Entry::isOpen)) {
            return "BEGUN";
        }
        return entries.getLast().absent() ? "ABSENT" : "SENT";
    }

    private static Optional<Journal.Recorded> weighty(List<Journal.Entry> entries) {
        Optional<Journal.Recorded> done =
                entries.stream().filter(Journal.Entry::isDone).findFirst().map(Journal.Entry::result);
        return done.isPresent() || entries.isEmpty()
                ? done
                : Optional.ofNullable(entries.getLast().result());
    }

    private static Frame.Builder found(
            String re, String code, String state, Optional<Journal.Recorded> recorded, long count) {
        return Frame.of("found")
                .put("re", re)
                .put("code", code)
                .put("journal", state)
                .put("retcode", recorded.map(Journal.Recorded::retcode).orElse(0L))
                .put("order", recorded.map(Journal.Recorded::order).orElse(0L))
                .put("deal", recorded.map(Journal.Recorded::deal).orElse(0L))
                .put("count", count);
    }

    private List<Frame.Builder> get(String re, Frame question) throws FrameFault {
        return switch (question.text("what")) {
            case "account" -> done(re, "OK", List.of(server.accountFrame()));
            case "positions" -> done(re, "OK", server.positions());
            case "orders" ->
                done(re, "OK", server.working().stream().map(SimOrder::frame).toList());
            case "symbols" ->
                done(re, "OK", server.symbols().stream().map(SimSymbol::frame).toList());
            case "symbol" -> one(re, server.symbol(question.text("symbol")).map(SimSymbol::frame), "NO_SYMBOL");
            case "tick" -> tick(re, question.text("symbol"));
            case "order" -> order(re, question.number("ticket"));
            case "deals" -> deals(re, question.number("since"), question.number("until"));
            case "history" -> history(re, question.number("since"), question.number("until"));
            default -> throw new FrameFault("what", "unknown");
        };
    }

    private List<Frame.Builder> tick(String re, String symbol) {
        if (server.symbol(symbol).isEmpty()) {
            return done(re, "NO_SYMBOL", List.of());
        }
        return one(
                re,
                server.quote(symbol)
                        .map(quote -> Frame.of("tick")
                                .put("symbol", symbol)
                                .put("time", quote.time())
                                .put("bid", quote.bid())
                                .put("ask", quote.ask())
                                .put("last", quote.bid())
                                .put("volume", "1")),
                "NO_DATA");
    }

    private List<Frame.Builder> order(String re, long ticket) {
        Found found = Found.of(server, 0, ticket, journal, "");
        List<Frame.Builder> items = new ArrayList<>();
        found.orders().forEach(order -> items.add(order.frame()));
        found.deals().forEach(deal -> items.add(deal.frame()));
        return done(re, items.isEmpty() ? "NO_DATA" : "OK", items);
    }

    private List<Frame.Builder> deals(String re, long since, long until) {
        return done(
                re,
                "OK",
                server.deals().stream()
                        .filter(deal -> deal.time() >= since && deal.time() < until)
                        .map(SimDeal::frame)
                        .toList());
    }

    private List<Frame.Builder> history(String re, long since, long until) {
        return done(
                re,
                "OK",
                server.ended().stream()
                        .filter(order -> order.doneTime() >= since && order.doneTime() < until)
                        .map(SimOrder::frame)
                        .toList());
    }

    private List<Frame.Builder> bars(String re, Frame question) throws FrameFault {
        String symbol = question.text("symbol");
        if (server.symbol(symbol).isEmpty()) {
            return done(re, "NO_SYMBOL", List.of());
        }
        SimTimeframe timeframe = timeframe(question.text("timeframe"));
        return limited(re, question, server.bars(symbol, timeframe, question.number("from"), question.number("to")));
    }

    private List<Frame.Builder> ticks(String re, Frame question) throws FrameFault {
        String symbol = question.text("symbol");
        if (server.symbol(symbol).isEmpty()) {
            return done(re, "NO_SYMBOL", List.of());
        }
        return limited(re, question, server.ticks(symbol, question.number("from"), question.number("to")));
    }

    private static List<Frame.Builder> limited(String re, Frame question, List<Frame> rows) throws FrameFault {
        long limit = Math.min(Math.max(1, question.number("limit")), MOST_ROWS);
        List<Frame.Builder> items = rows.stream()
                .limit(limit)
                .map(row -> Frame.of(row.type()).putAll(row))
                .toList();
        return done(re, rows.size() > limit ? "TOO_MANY" : "OK", items);
    }

    private List<Frame.Builder> subscribe(String re, Frame question) throws FrameFault {
        String symbol = question.text("symbol");
        String timeframe = question.textOr("timeframe", "");
        if (!timeframe.isEmpty()) {
            timeframe(timeframe);
        }
        if (server.symbol(symbol).isPresent()) {
            events.subscribe(symbol, question.flag("ticks"), timeframe);
        }
        return one(re, server.symbol(symbol).map(SimSymbol::frame), "NO_SYMBOL");
    }

    private static SimTimeframe timeframe(String name) throws FrameFault {
        for (SimTimeframe timeframe : SimTimeframe.values()) {
            if (timeframe.name().equals(name)) {
                return timeframe;
            }
        }
        throw new FrameFault("timeframe", "unknown");
    }

    private static List<Frame.Builder> one(String re, Optional<Frame.Builder> item, String otherwise) {
        return item.isPresent() ? done(re, "OK", List.of(item.get())) : done(re, otherwise, List.of());
    }

    /** Items with the question's id, and their end. */
    static List<Frame.Builder> done(String re, String code, List<Frame.Builder> items) {
        List<Frame.Builder> frames = new ArrayList<>();
        for (Frame.Builder item : items) {
            Frame frame = item.build();
            frames.add(Frame.of(frame.type()).put("re", re).putAll(frame));
        }
        frames.add(
                Frame.of("done").put("re", re).put("code", code).put("text", "").put("count", items.size()));
        return frames;
    }
}
