package io.sluice.mt5.sim;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.sim.Market.Quote;
import io.sluice.mt5.sim.Mishaps.Mishap;
import io.sluice.mt5.sim.TradeServer.SendResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Executes requests and what waits for a price, and keeps orders, deals and cash. Guarded by the trade server. */
final class Execution {
    private static final int RETURN_CODE_OF_NOTHING = 0;

    private final SimAccount account;
    private final TruthLedger ledger;
    private final LongSupplier clock;
    private final Mishaps mishaps;
    private final Market market;
    private final Book book;
    private final Map<Long, SimOrder> working = new LinkedHashMap<>();
    private final Map<Long, SimOrder> ended = new LinkedHashMap<>();
    private final List<SimDeal> deals = new ArrayList<>();
    private final List<Frame.Builder> transactions = new ArrayList<>();
    private BigDecimal balance;
    private long tickets = 500;
    private int dealsAnOrder = 1;

    Execution(SimAccount account, TruthLedger ledger, LongSupplier clock, Mishaps mishaps, Market market, Book book) {
        this.account = account;
        this.ledger = ledger;
        this.clock = clock;
        this.mishaps = mishaps;
        this.market = market;
        this.book = book;
        this.balance = account.balance();
    }

    void dealsAnOrder(int count) {
        dealsAnOrder = count;
    }

    List<SimOrder> working() {
        return List.copyOf(working.values());
    }

    List<SimOrder> ended() {
        return List.copyOf(ended.values());
    }

    List<SimDeal> deals() {
        return List.copyOf(deals);
    }

    /** What has happened since this was last asked. */
    List<Frame.Builder> takeTransactions() {
        List<Frame.Builder> taken = new ArrayList<>(transactions);
        transactions.clear();
        return taken;
    }

    private long now() {
        return clock.getAsLong();
    }

    /** Executes what waited for this quote. */
    void trigger(String symbol, Quote quote) {
        for (SimOrder order : new ArrayList<>(working.values())) {
            if (order.symbol().equals(symbol) && Triggers.of(order, quote)) {
                BigDecimal price =
                        order.kind().endsWith("LIMIT") ? order.price() : order.buys() ? quote.ask() : quote.bid();
                working.remove(order.ticket());
                fill(order, 0, order.volume(), price, 1);
            }
        }
        for (SimPosition position : book.positions()) {
            if (position.symbol().equals(symbol)) {
                Triggers.protection(position, quote).ifPresent(reason -> close(position, reason, quote));
            }
        }
    }

    /** Closes what is held of a symbol, whatever it is worth. */
    void stopOut(String symbol) {
        Quote quote = market.quote(symbol).orElseThrow();
        for (SimPosition position : book.positions()) {
            if (position.symbol().equals(symbol)) {
                close(position, "SO", quote);
            }
        }
    }

    private void close(SimPosition position, String reason, Quote quote) {
        BigDecimal price = position.isLong() ? quote.bid() : quote.ask();
        SimOrder order = order(
                position.isLong() ? "SELL" : "BUY",
                position.symbol(),
                position.volume().abs(),
                price,
                position.magic(),
                reason,
                reason);
        fill(order, position.ticket(), order.volume(), price, 1);
    }

    /** Executes a request, as far as the mishap lets it. */
    SendResult execute(TradeRequest request, @Nullable Mishap mishap) {
        return switch (request.action()) {
            case "market" -> market(request, mishap);
            case "pending" -> pending(request);
            case "cancel" -> cancel(request);
            case "modifyOrder" -> modifyOrder(request);
            case "modifyPosition" -> modifyPosition(request);
            case "close" -> closePosition(request, mishap);
            case "closeBy" -> closeBy(request);
            default -> SendResult.of(Retcodes.INVALID);
        };
    }

    private SendResult market(TradeRequest request, @Nullable Mishap mishap) {
        long refusal = Entry.refusal(market, book, request, now());
        if (refusal != RETURN_CODE_OF_NOTHING) {
            return SendResult.of(refusal);
        }
        Quote quote = market.quote(request.symbol()).orElseThrow();
        BigDecimal price = request.buys() ? quote.ask() : quote.bid();
        SimOrder order = order(
                        request.kind(),
                        request.symbol(),
                        request.volume(),
                        price,
                        request.magic(),
                        request.comment(),
                        "EXPERT")
                .at(price, request.sl(), request.tp());
        return fill(order, request.ticket(), part(request, mishap), price, dealsAnOrder);
    }

    private BigDecimal part(TradeRequest request, @Nullable Mishap mishap) {
        if (!(mishap instanceof Mishap.Partial partial)) {
            return request.volume();
        }
        BigDecimal step = market.symbol(request.symbol()).orElseThrow().volumeStep();
        BigDecimal steps = request.volume().multiply(partial.part()).divide(step, 0, RoundingMode.DOWN);
        return steps.signum() == 0 ? request.volume() : steps.multiply(step);
    }

    private SimOrder order(
            String kind,
            String symbol,
            BigDecimal volume,
            BigDecimal price,
            long magic,
            String comment,
            String reason) {
        long ticket = ++tickets;
        ledger.write(Frame.of("order")
                .put("login", account.login())
                .put("ticket", ticket)
                .put("symbol", symbol)
                .put("kind", kind)
                .put("volume", volume)
                .put("price", price)
                .put("magic", magic)
                .put("comment", comment)
                .put("reason", reason)
                .put("time", now()));
        String told = mishaps.commentsLie() ? "broker " + ticket % 7 : comment;
        return new SimOrder(
                ticket,
                symbol,
                kind,
                "PLACED",
                volume,
                volume,
                price,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                magic,
                told,
                0,
                reason,
                now(),
                0);
    }

    /** Executes a volume of an order in some deals, and ends the order. */
    private SendResult fill(SimOrder order, long target, BigDecimal volume, BigDecimal price, int pieces) {
        transactions.add(order.frame());
        BigDecimal left = volume;
        SimDeal last = null;
        for (int piece = pieces; piece > 0 && left.signum() > 0; piece--) {
            BigDecimal part = piece == 1 ? left : slice(order, left, piece);
            last = deal(order, target, part, price);
            left = left.subtract(part);
        }
        BigDecimal remaining = order.volume().subtract(volume);
        boolean whole = remaining.signum() == 0;
        end(order.in(whole ? "FILLED" : "CANCELED", remaining, last == null ? 0 : last.position(), now()));
        transactions.add(accountFrame());
        return new SendResult(
                whole ? Retcodes.DONE : Retcodes.DONE_PARTIAL,
                order.ticket(),
                last == null ? 0 : last.ticket(),
                volume,
                price);
    }

    private BigDecimal slice(SimOrder order, BigDecimal left, int pieces) {
        BigDecimal step = market.symbol(order.symbol()).orElseThrow().volumeStep();
        BigDecimal steps = left.divide(step.multiply(BigDecimal.valueOf(pieces)), 0, RoundingMode.DOWN);
        return steps.signum() == 0 ? left : steps.multiply(step);
    }

    private SimDeal deal(SimOrder order, long target, BigDecimal volume, BigDecimal price) {
        BigDecimal signed = order.buys() ? volume : volume.negate();
        Book.Change change = book.book(order, target, signed, price, now());
        BigDecimal commission = account.commissionPerLot().multiply(volume).negate();
        balance = balance.add(change.realised()).add(commission);
        SimDeal deal = new SimDeal(
                ++tickets,
                order.ticket(),
                change.after().ticket(),
                order.symbol(),
                order.buys(),
                change.entry(),
                volume,
                price,
                commission,
                change.realised(),
                order.magic(),
                order.comment(),
                order.reason(),
                now());
        deals.add(deal);
        ledger.write(Frame.of("deal")
                .put("login", account.login())
                .putAll(deal.frame().build()));
        transactions.add(deal.frame());
        transactions.add(positionFrame(change.after(), change.wasLong()));
        return deal;
    }

    private void end(SimOrder order) {
        working.remove(order.ticket());
        ended.put(order.ticket(), order);
        transactions.add(order.frame());
    }

    private SendResult pending(TradeRequest request) {
        long refusal = Entry.refusal(market, book, request, now());
        if (refusal != RETURN_CODE_OF_NOTHING) {
            return SendResult.of(refusal);
        }
        SimOrder order = order(
                        request.kind(),
                        request.symbol(),
                        request.volume(),
                        request.price(),
                        request.magic(),
                        request.comment(),
                        "EXPERT")
                .at(request.price(), request.sl(), request.tp());
        working.put(order.ticket(), order);
        transactions.add(order.frame());
        trigger(request.symbol(), market.quote(request.symbol()).orElseThrow());
        return new SendResult(Retcodes.DONE, order.ticket(), 0, order.volume(), order.price());
    }

    private SendResult cancel(TradeRequest request) {
        SimOrder order = working.get(request.ticket());
        if (order == null) {
            return SendResult.of(Retcodes.INVALID_ORDER);
        }
        end(order.in("CANCELED", order.remaining(), 0, now()));
        return new SendResult(Retcodes.DONE, order.ticket(), 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private SendResult modifyOrder(TradeRequest request) {
        SimOrder order = working.get(request.ticket());
        if (order == null) {
            return SendResult.of(Retcodes.INVALID_ORDER);
        }
        SimOrder changed = order.at(request.price(), request.sl(), request.tp());
        if (changed.equals(order)) {
            return SendResult.of(Retcodes.NO_CHANGES);
        }
        working.put(order.ticket(), changed);
        transactions.add(changed.frame());
        return new SendResult(Retcodes.DONE, order.ticket(), 0, BigDecimal.ZERO, request.price());
    }

    private SendResult modifyPosition(TradeRequest request) {
        Optional<SimPosition> position = book.position(request.ticket());
        if (position.isEmpty()) {
            return SendResult.of(Retcodes.POSITION_CLOSED);
        }
        SimPosition changed = position.get().protectedBy(request.sl(), request.tp(), now());
        book.protect(changed);
        transactions.add(positionFrame(changed, changed.isLong()));
        return new SendResult(Retcodes.DONE, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private SendResult closePosition(TradeRequest request, @Nullable Mishap mishap) {
        SimPosition position = book.position(request.ticket()).orElse(null);
        if (position == null) {
            return SendResult.of(Retcodes.POSITION_CLOSED);
        }
        BigDecimal volume = request.volume().signum() == 0 ? position.volume().abs() : request.volume();
        if (volume.compareTo(position.volume().abs()) > 0) {
            return SendResult.of(Retcodes.INVALID_CLOSE_VOLUME);
        }
        TradeRequest opposite = new TradeRequest(
                "market",
                position.symbol(),
                position.isLong() ? "SELL" : "BUY",
                volume,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "",
                request.magic(),
                request.comment(),
                position.ticket(),
                0);
        return market(opposite, mishap);
    }

    private SendResult closeBy(TradeRequest request) {
        SimPosition one = book.position(request.ticket()).orElse(null);
        SimPosition other = book.position(request.positionBy()).orElse(null);
        if (one == null || other == null || !account.hedging() || one.isLong() == other.isLong()) {
            return SendResult.of(Retcodes.INVALID_ORDER);
        }
        BigDecimal volume = one.volume().abs().min(other.volume().abs());
        SimOrder order = order(
                one.isLong() ? "SELL" : "BUY",
                one.symbol(),
                volume,
                other.price(),
                request.magic(),
                "close by",
                "EXPERT");
        fill(order, one.ticket(), volume, other.price(), 1);
        SimOrder back = order(
                one.isLong() ? "BUY" : "SELL",
                one.symbol(),
                volume,
                other.price(),
                request.magic(),
                "close by",
                "EXPERT");
        SendResult result = fill(back, other.ticket(), volume, other.price(), 1);
        return new SendResult(Retcodes.DONE, order.ticket(), result.deal(), volume, other.price());
    }

    Frame.Builder accountFrame() {
        BigDecimal profit = book.positions().stream().map(market::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal equity = balance.add(profit);
        return Frame.of("account")
                .put("balance", balance)
                .put("credit", BigDecimal.ZERO)
                .put("profit", profit)
                .put("equity", equity)
                .put("margin", BigDecimal.ZERO)
                .put("freeMargin", equity)
                .put("leverage", 1)
                .put("currency", account.currency())
                .put("time", now());
    }

    Frame.Builder positionFrame(SimPosition position, boolean wasLong) {
        return position.frame(wasLong, market.current(position), market.profit(position));
    }
}
