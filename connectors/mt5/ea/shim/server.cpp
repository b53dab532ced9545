// The trade server behind the shim's terminal. What happens is written to a ledger first, each line synced to the disk; a
// new process goes on from it, as a terminal that logs in again finds its account.
#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

#include "mql5.h"
#include "shim.h"

#include "ledger.h"

Server server;
static const double NOTHING = 0.000000001;
static const uint DONE = 10009, DONE_PARTIAL = 10010, INVALID = 10013, INVALID_VOLUME = 10014, INVALID_PRICE = 10015, NO_MODE = 10017;
static const uint INVALID_FILL = 10030, INVALID_ORDER = 10035, POSITION_CLOSED = 10036;

namespace
{
MqlTradeResult outcome(uint retcode)
{
    MqlTradeResult result = {};
    result.retcode = retcode;
    return result;
}
} // namespace

void Server::write(const std::string &line)
{
    if (::write(ledgerFile, line.data(), line.size()) != (ssize_t)line.size())
        abort();
    fdatasync(ledgerFile);
}

void Server::keep(const Order &o)
{
    write(Line("order").put("login", login).put("ticket", o.ticket).put("symbol", o.symbol).put("kind", o.type).put("state", o.state)
              .put("volume", o.volume).put("remaining", o.remaining).put("price", o.price).put("stopLimit", o.stopLimit)
              .put("sl", o.sl).put("tp", o.tp).put("filling", o.filling).put("timeType", o.timeType)
              .put("expiration", o.expiration).put("magic", o.magic).put("comment", o.comment).put("position", o.position)
              .put("positionBy", o.positionBy).put("reason", o.reason).put("setup", o.setup).put("done", o.done).end());
    (o.done == 0 ? working : ended)[o.ticket] = o;
    if (o.done != 0)
        working.erase(o.ticket);
}

void Server::keep(const Deal &d)
{
    write(Line("deal").put("login", login).put("ticket", d.ticket).put("order", d.order).put("position", d.position)
              .put("symbol", d.symbol).put("comment", d.comment).put("kind", d.type).put("entry", d.entry).put("magic", d.magic)
              .put("reason", d.reason).put("time", d.time).put("volume", d.volume).put("price", d.price).put("profit", d.profit).end());
    deals[d.ticket] = d;
}

void Server::keep(const Position &p)
{
    write(Line("position").put("login", login).put("ticket", p.ticket).put("symbol", p.symbol).put("comment", p.comment)
              .put("magic", p.magic).put("opened", p.opened).put("updated", p.updated).put("volume", p.volume)
              .put("price", p.price).put("sl", p.sl).put("tp", p.tp).end());
    if (std::fabs(p.volume) < NOTHING)
        positions.erase(p.ticket);
    else
        positions[p.ticket] = p;
}

void Server::load(const std::string &ledger)
{
    std::ifstream in(ledger);
    Record r;
    while (std::getline(in, r.line))
    {
        ulong ticket = (ulong)r.number("ticket");
        lastTicket = std::max(lastTicket, ticket);
        if (r.text("type") == "order")
        {
            Order o;
            o.ticket = ticket, o.symbol = r.text("symbol"), o.comment = r.text("comment");
            o.type = r.number("kind"), o.state = r.number("state"), o.filling = r.number("filling");
            o.timeType = r.number("timeType"), o.expiration = r.number("expiration"), o.magic = r.number("magic");
            o.position = r.number("position"), o.positionBy = r.number("positionBy"), o.reason = r.number("reason");
            o.setup = r.number("setup"), o.done = r.number("done"), o.volume = r.decimal("volume");
            o.remaining = r.decimal("remaining"), o.price = r.decimal("price"), o.stopLimit = r.decimal("stopLimit");
            o.sl = r.decimal("sl"), o.tp = r.decimal("tp");
            working.erase(ticket);
            (o.done == 0 ? working : ended)[ticket] = o;
        }
        else if (r.text("type") == "deal")
        {
            Deal d;
            d.ticket = ticket, d.order = (ulong)r.number("order"), d.position = (ulong)r.number("position");
            d.symbol = r.text("symbol"), d.comment = r.text("comment"), d.type = r.number("kind"), d.entry = r.number("entry");
            d.magic = r.number("magic"), d.reason = r.number("reason"), d.time = r.number("time");
            d.volume = r.decimal("volume"), d.price = r.decimal("price"), d.profit = r.decimal("profit");
            deals[ticket] = d;
        }
        else
        {
            Position p;
            p.ticket = ticket, p.symbol = r.text("symbol"), p.comment = r.text("comment"), p.magic = r.number("magic");
            p.opened = r.number("opened"), p.updated = r.number("updated"), p.volume = r.decimal("volume");
            p.price = r.decimal("price"), p.sl = r.decimal("sl"), p.tp = r.decimal("tp");
            positions.erase(ticket);
            if (std::fabs(p.volume) >= NOTHING)
                positions[ticket] = p;
        }
    }
    ledgerFile = open(ledger.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
}

void Server::tell(ENUM_TRADE_TRANSACTION_TYPE type, ulong order, const Deal *deal)
{
    MqlTradeTransaction transaction = {};
    transaction.type = type;
    transaction.order = order;
    if (deal != nullptr)
    {
        transaction.deal = deal->ticket;
        transaction.deal_type = (ENUM_DEAL_TYPE)deal->type;
        transaction.position = deal->position;
        transaction.symbol = string(deal->symbol.c_str());
    }
    for (int i = 0; i < (twice ? 2 : 1); i++)
        transactions.insert(backwards ? transactions.begin() : transactions.end(), transaction);
}

void Server::end(Order order, long state)
{
    order.state = state;
    order.done = serverMillis();
    keep(order);
    tell(TRADE_TRANSACTION_ORDER_DELETE, order.ticket, nullptr);
    tell(TRADE_TRANSACTION_HISTORY_ADD, order.ticket, nullptr);
}

Order Server::make(const MqlTradeRequest &r, long reason)
{
    Order order;
    order.ticket = ++lastTicket;
    order.symbol = r.symbol.utf8();
    order.comment = lies ? "broker" : r.comment.utf8();
    order.type = r.type;
    order.state = ORDER_STATE_PLACED;
    order.filling = r.type_filling;
    order.timeType = r.type_time;
    order.expiration = r.expiration;
    order.magic = (long)r.magic;
    order.position = (long)r.position;
    order.reason = reason;
    order.setup = serverMillis();
    order.volume = order.remaining = r.volume;
    order.price = r.price;
    order.stopLimit = r.stoplimit;
    order.sl = r.sl;
    order.tp = r.tp;
    keep(order);
    tell(TRADE_TRANSACTION_ORDER_ADD, order.ticket, nullptr);
    return order;
}

Deal Server::book(const Order &order, ulong target, double volume, double price)
{
    double signedVolume = order.buys() ? volume : -volume;
    Position position;
    for (auto &entry : positions)
        if (target != 0 ? entry.first == target : !hedging() && entry.second.symbol == order.symbol)
            position = entry.second;
    Deal deal;
    deal.entry = position.ticket == 0 || position.volume * signedVolume > 0 ? DEAL_ENTRY_IN
                 : std::fabs(signedVolume) > std::fabs(position.volume) + NOTHING ? DEAL_ENTRY_INOUT : DEAL_ENTRY_OUT;
    if (position.ticket == 0)
    {
        position.ticket = order.ticket;
        position.symbol = order.symbol;
        position.comment = order.comment;
        position.magic = order.magic;
        position.opened = serverMillis();
        position.sl = order.sl;
        position.tp = order.tp;
    }
    double before = position.volume;
    if (deal.entry == DEAL_ENTRY_IN)
        position.price = (position.price * std::fabs(before) + price * volume) / (std::fabs(before) + volume);
    else
    {
        Symbol &of = symbols[order.symbol];
        double closed = std::min(volume, std::fabs(before));
        deal.profit = (price - position.price) * (before > 0 ? closed : -closed) / of.tickSize * of.tickValue;
    }
    if (deal.entry == DEAL_ENTRY_INOUT)
        position.price = price;
    position.volume = before + signedVolume;
    position.updated = serverMillis();
    deal.ticket = ++lastTicket;
    deal.order = order.ticket;
    deal.position = position.ticket;
    deal.symbol = order.symbol;
    deal.comment = order.comment;
    deal.type = order.buys() ? DEAL_TYPE_BUY : DEAL_TYPE_SELL;
    deal.magic = order.magic;
    deal.reason = order.reason;
    deal.time = serverMillis();
    deal.volume = volume;
    deal.price = price;
    keep(deal);
    keep(position);
    tell(TRADE_TRANSACTION_DEAL_ADD, order.ticket, &deal);
    return deal;
}

void Server::fill(Order &order, ulong target, double volume, double price, MqlTradeResult &result)
{
    double step = symbols[order.symbol].volumeStep;
    double left = volume;
    for (long piece = pieces; piece > 0 && left > NOTHING; piece--)
    {
        double part = piece == 1 ? left : std::floor(left / step / (double)piece + 0.0001) * step;
        if (part < step)
            continue;
        Deal deal = book(order, target, part, price);
        result.deal = deal.ticket;
        order.position = (long)deal.position;
        left -= part;
    }
    order.remaining = order.volume - volume;
    bool whole = order.remaining < NOTHING;
    end(order, whole ? ORDER_STATE_FILLED : ORDER_STATE_CANCELED);
    result.retcode = whole ? DONE : DONE_PARTIAL;
    result.order = order.ticket;
    result.volume = volume;
    result.price = price;
}

MqlTradeResult Server::market(const MqlTradeRequest &r, const Mishap &mishap)
{
    Symbol &symbol = symbols[r.symbol.utf8()];
    bool buys = r.type == ORDER_TYPE_BUY;
    int bit = r.type_filling == ORDER_FILLING_FOK ? 1 : r.type_filling == ORDER_FILLING_IOC ? 2 : 0;
    if (symbol.mode != "FULL")
        return outcome(NO_MODE);
    if (r.volume < symbol.volumeMin - NOTHING || r.volume > symbol.volumeMax + NOTHING)
        return outcome(INVALID_VOLUME);
    if (bit != 0 ? (symbol.filling & bit) == 0 : symbol.execution == "MARKET")
        return outcome(INVALID_FILL);
    if (r.position != 0 && positions.count(r.position) == 0)
        return outcome(POSITION_CLOSED);
    if (symbol.ticks.empty())
        return outcome(INVALID_PRICE);
    MqlTradeRequest priced = r;
    priced.price = buys ? symbol.ticks.back().ask : symbol.ticks.back().bid;
    Order order = make(priced);
    MqlTradeResult result = {};
    fill(order, r.position, mishap.kind == "partial" ? mishap.value : r.volume, priced.price, result);
    return result;
}

MqlTradeResult Server::pending(const MqlTradeRequest &r)
{
    Symbol &symbol = symbols[r.symbol.utf8()];
    double ask = symbol.ticks.back().ask, bid = symbol.ticks.back().bid;
    bool fits = r.type == ORDER_TYPE_BUY_LIMIT ? r.price < ask : r.type == ORDER_TYPE_SELL_LIMIT ? r.price > bid
                : r.type == ORDER_TYPE_BUY_STOP ? r.price > ask : r.price < bid;
    if (!fits)
        return outcome(INVALID_PRICE);
    Order order = make(r);
    MqlTradeResult result = outcome(DONE);
    result.order = order.ticket;
    result.volume = r.volume;
    result.price = r.price;
    return result;
}

MqlTradeResult Server::closeBy(const MqlTradeRequest &r)
{
    if (!hedging() || positions.count(r.position) == 0 || positions.count(r.position_by) == 0)
        return outcome(INVALID_ORDER);
    Position one = positions[r.position], other = positions[r.position_by];
    if (one.volume * other.volume > 0)
        return outcome(INVALID_ORDER);
    MqlTradeRequest half = r;
    half.symbol = string(one.symbol.c_str());
    half.volume = std::min(std::fabs(one.volume), std::fabs(other.volume));
    MqlTradeResult result = {};
    for (const Position &side : {one, other})
    {
        half.type = side.volume > 0 ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
        half.price = other.price;
        half.position = side.ticket;
        Order order = make(half);
        fill(order, side.ticket, half.volume, other.price, result);
    }
    return result;
}

// Orders and positions that exist already.
MqlTradeResult Server::changed(const MqlTradeRequest &r)
{
    MqlTradeResult result = outcome(DONE);
    result.order = r.order;
    if (r.action == TRADE_ACTION_SLTP)
    {
        if (positions.count(r.position) == 0)
            return outcome(POSITION_CLOSED);
        Position position = positions[r.position];
        position.sl = r.sl;
        position.tp = r.tp;
        keep(position);
        Deal named;
        named.position = position.ticket;
        named.symbol = position.symbol;
        tell(TRADE_TRANSACTION_POSITION, 0, &named);
        return result;
    }
    if (working.count(r.order) == 0)
        return outcome(INVALID_ORDER);
    Order order = working[r.order];
    if (r.action == TRADE_ACTION_REMOVE)
    {
        end(order, ORDER_STATE_CANCELED);
        return result;
    }
    order.price = r.price;
    order.sl = r.sl;
    order.tp = r.tp;
    keep(order);
    tell(TRADE_TRANSACTION_ORDER_UPDATE, order.ticket, nullptr);
    return result;
}

MqlTradeResult Server::execute(const MqlTradeRequest &r, const Mishap &mishap)
{
    switch (r.action)
    {
    case TRADE_ACTION_DEAL:
        return market(r, mishap);
    case TRADE_ACTION_PENDING:
        return pending(r);
    case TRADE_ACTION_CLOSE_BY:
        return closeBy(r);
    case TRADE_ACTION_NONE_:
        return outcome(INVALID);
    default:
        return changed(r);
    }
}

MqlTradeResult Server::send(const MqlTradeRequest &request)
{
    Mishap mishap;
    if (!mishaps.empty())
    {
        mishap = mishaps.front();
        mishaps.pop_front();
    }
    if (mishap.kind == "refuse")
        return outcome((uint)mishap.value);
    MqlTradeResult result = execute(request, mishap);
    return mishap.kind == "misreport" && result.retcode <= DONE_PARTIAL ? outcome((uint)mishap.value) : result;
}
