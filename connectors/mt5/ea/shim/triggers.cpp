// What moves when prices do: pending orders, the SL and TP of positions, and what the server closes by itself.
#include <cmath>

#include "mql5.h"
#include "shim.h"

static const double NOTHING = 0.000000001;

void Server::quote(const std::string &name, double bid, double ask, long time)
{
    MqlTick tick = {bid, ask, bid, 1, time, 1};
    symbols[name].ticks.push_back(tick);
    trigger(name, bid, ask);
    protect(name, bid, ask);
}

// What the server does by itself: its order bears the magic of the position.
void Server::close(const Position &position, long reason)
{
    const MqlTick &tick = symbols[position.symbol].ticks.back();
    MqlTradeRequest r = {};
    r.symbol = string(position.symbol.c_str());
    r.volume = std::fabs(position.volume);
    r.type = position.volume > 0 ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    r.price = position.volume > 0 ? tick.bid : tick.ask;
    r.position = position.ticket;
    r.magic = (ulong)position.magic;
    MqlTradeResult ignored = {};
    Order order = make(r, reason);
    fill(order, position.ticket, r.volume, r.price, ignored);
}

// SL and TP are reached by the price at which the position would be closed.
void Server::protect(const std::string &name, double bid, double ask)
{
    auto held = positions;
    for (auto &entry : held)
    {
        const Position &p = entry.second;
        double side = p.volume > 0 ? 1 : -1, price = p.volume > 0 ? bid : ask;
        if (p.symbol != name)
            continue;
        if (p.sl > 0 && (price - p.sl) * side <= NOTHING)
            close(p, ORDER_REASON_SL);
        else if (p.tp > 0 && (price - p.tp) * side >= -NOTHING)
            close(p, ORDER_REASON_TP);
    }
}

void Server::stopOut(const std::string &name)
{
    auto held = positions;
    for (auto &entry : held)
        if (entry.second.symbol == name)
            close(entry.second, ORDER_REASON_SO);
}

void Server::trigger(const std::string &name, double bid, double ask)
{
    auto orders = working;
    for (auto &entry : orders)
    {
        Order &o = entry.second;
        bool limit = o.type == ORDER_TYPE_BUY_LIMIT || o.type == ORDER_TYPE_SELL_LIMIT;
        double price = o.buys() ? ask : bid;
        bool reached = (o.buys() == limit) ? price <= o.price : price >= o.price;
        if (o.symbol != name || !reached)
            continue;
        MqlTradeResult ignored = {};
        fill(o, 0, o.volume, limit ? o.price : price, ignored);
    }
}
