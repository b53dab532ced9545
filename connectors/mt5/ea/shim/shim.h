// What the parts of the shim know of each other: faults that were ordered, and the trade server behind the terminal.
#pragma once
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

// Where the process kills itself, as a power cut would.
struct Faults
{
    std::string diesAtSend;
    long diesBeforeWrite = 0;
    long diesAfterFlush = 0;
    // Counted over writes.
    long tearsWriteAt = -1;
    std::string diesAtMove;
};
extern Faults faults;
[[noreturn]] void die();

extern int openSocket;
extern int timerMillis;
extern long skewMillis;
long serverMillis();

struct Symbol
{
    std::string name, currency, execution, mode;
    long digits = 0, filling = 0;
    double tickSize = 0, tickValue = 0, contract = 0, volumeMin = 0, volumeMax = 0, volumeStep = 0;
    std::vector<MqlTick> ticks;
};

struct Order
{
    ulong ticket = 0;
    std::string symbol, comment;
    long type = 0, state = 0, filling = 0, timeType = 0, expiration = 0, magic = 0, position = 0, positionBy = 0, reason = 0;
    long setup = 0, done = 0;
    double volume = 0, remaining = 0, price = 0, stopLimit = 0, sl = 0, tp = 0;
    bool buys() const { return type % 2 == 0; }
};

struct Deal
{
    ulong ticket = 0, order = 0, position = 0;
    std::string symbol, comment;
    long type = 0, entry = 0, magic = 0, reason = 0, time = 0;
    double volume = 0, price = 0, profit = 0;
};

struct Position
{
    ulong ticket = 0;
    std::string symbol, comment;
    long magic = 0, opened = 0, updated = 0;
    // Negative when short.
    double volume = 0;
    double price = 0, sl = 0, tp = 0;
};

// What OrderSend meets with next.
struct Mishap
{
    std::string kind;
    double value = 0;
};

struct Server
{
    long login = 0;
    std::string mode = "NETTING", currency = "BRL", name = "Shim";
    bool connected = true, allowed = true, lies = false, twice = false, backwards = false;
    long pieces = 1;
    std::map<std::string, Symbol> symbols;
    std::map<ulong, Order> working, ended;
    std::map<ulong, Deal> deals;
    std::map<ulong, Position> positions;
    std::deque<Mishap> mishaps;
    std::vector<MqlTradeTransaction> transactions;
    ulong lastTicket = 500;

    bool hedging() const { return mode == "HEDGING"; }
    void load(const std::string &ledger);
    void quote(const std::string &symbol, double bid, double ask, long time);
    MqlTradeResult send(const MqlTradeRequest &request);
    void stopOut(const std::string &symbol);

private:
    int ledgerFile = -1;
    void write(const std::string &line);
    void keep(const Order &order);
    void keep(const Position &position);
    void keep(const Deal &deal);
    void tell(ENUM_TRADE_TRANSACTION_TYPE type, ulong order, const Deal *deal);
    void end(Order order, long state);
    void fill(Order &order, ulong target, double volume, double price, MqlTradeResult &result);
    Deal book(const Order &order, ulong target, double volume, double price);
    MqlTradeResult execute(const MqlTradeRequest &request, const Mishap &mishap);
    MqlTradeResult market(const MqlTradeRequest &request, const Mishap &mishap);
    MqlTradeResult pending(const MqlTradeRequest &request);
    MqlTradeResult closeBy(const MqlTradeRequest &request);
    MqlTradeResult changed(const MqlTradeRequest &request);
    Order make(const MqlTradeRequest &request, long reason = ORDER_REASON_EXPERT);
    void close(const Position &position, long reason);
    void protect(const std::string &symbol, double bid, double ask);
    void trigger(const std::string &symbol, double bid, double ask);
};
extern Server server;
