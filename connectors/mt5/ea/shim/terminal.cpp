// The terminal's view of its account, as MQL5 programmes see it: selections included.
#include <algorithm>

#include "mql5.h"
#include "shim.h"

static string text(const std::string &utf8) { return string(utf8.c_str()); }

long TerminalInfoInteger(ENUM_TERMINAL_INFO_INTEGER property)
{
    return property == TERMINAL_CONNECTED ? server.connected : server.allowed;
}
long MQLInfoInteger(ENUM_MQL_INFO_INTEGER property) { return property == MQL_TRADE_ALLOWED; }
long AccountInfoInteger(ENUM_ACCOUNT_INFO_INTEGER property)
{
    switch (property)
    {
    case ACCOUNT_LOGIN:
        return server.login;
    case ACCOUNT_TRADE_MODE:
        return ACCOUNT_TRADE_MODE_DEMO;
    case ACCOUNT_MARGIN_MODE:
        return server.hedging() ? ACCOUNT_MARGIN_MODE_RETAIL_HEDGING
               : server.mode == "EXCHANGE" ? ACCOUNT_MARGIN_MODE_EXCHANGE : ACCOUNT_MARGIN_MODE_RETAIL_NETTING;
    default:
        return 1;
    }
}
double AccountInfoDouble(ENUM_ACCOUNT_INFO_DOUBLE property)
{
    double profit = 0;
    for (auto &entry : server.deals)
        profit += entry.second.profit;
    switch (property)
    {
    case ACCOUNT_BALANCE:
    case ACCOUNT_EQUITY:
    case ACCOUNT_MARGIN_FREE:
        return 100000 + profit;
    default:
        return 0;
    }
}
string AccountInfoString(ENUM_ACCOUNT_INFO_STRING property)
{
    return property == ACCOUNT_CURRENCY ? text(server.currency) : property == ACCOUNT_SERVER ? text("Shim Server/1") : text("José \"Zé\" Conceição");
}

int SymbolsTotal(bool) { return (int)server.symbols.size(); }
string SymbolName(int i, bool) { return text(std::next(server.symbols.begin(), i)->first); }
bool SymbolSelect(const string &symbol, bool) { return server.symbols.count(symbol.utf8()) > 0; }
long SymbolInfoInteger(const string &symbol, ENUM_SYMBOL_INFO_INTEGER property)
{
    const Symbol &of = server.symbols[symbol.utf8()];
    switch (property)
    {
    case SYMBOL_DIGITS:
        return of.digits;
    case SYMBOL_FILLING_MODE:
        return of.filling;
    case SYMBOL_ORDER_MODE:
        return 127;
    case SYMBOL_TRADE_EXEMODE:
        return of.execution == "MARKET" ? SYMBOL_TRADE_EXECUTION_MARKET : SYMBOL_TRADE_EXECUTION_EXCHANGE;
    case SYMBOL_TRADE_MODE:
        return of.mode == "FULL" ? SYMBOL_TRADE_MODE_FULL : SYMBOL_TRADE_MODE_DISABLED;
    default:
        return 0;
    }
}
double SymbolInfoDouble(const string &symbol, ENUM_SYMBOL_INFO_DOUBLE property)
{
    const Symbol &of = server.symbols[symbol.utf8()];
    switch (property)
    {
    case SYMBOL_BID:
        return of.ticks.empty() ? 0 : of.ticks.back().bid;
    case SYMBOL_ASK:
        return of.ticks.empty() ? 0 : of.ticks.back().ask;
    case SYMBOL_POINT:
        return std::pow(10.0, -(double)of.digits);
    case SYMBOL_TRADE_TICK_SIZE:
        return of.tickSize;
    case SYMBOL_TRADE_TICK_VALUE:
        return of.tickValue;
    case SYMBOL_TRADE_CONTRACT_SIZE:
        return of.contract;
    case SYMBOL_VOLUME_MIN:
        return of.volumeMin;
    case SYMBOL_VOLUME_MAX:
        return of.volumeMax;
    case SYMBOL_VOLUME_STEP:
        return of.volumeStep;
    case SYMBOL_VOLUME_LIMIT:
        return 0;
    }
    return 0;
}
string SymbolInfoString(const string &symbol, ENUM_SYMBOL_INFO_STRING property)
{
    return property == SYMBOL_DESCRIPTION ? symbol : text(server.symbols[symbol.utf8()].currency);
}
bool SymbolInfoSessionTrade(const string &, ENUM_DAY_OF_WEEK, uint i, datetime &from, datetime &to)
{
    from = 0;
    to = 86400;
    return i == 0;
}
bool SymbolInfoTick(const string &symbol, MqlTick &tick)
{
    const Symbol &of = server.symbols[symbol.utf8()];
    if (of.ticks.empty())
        return false;
    tick = of.ticks.back();
    return true;
}
int CopyTicks(const string &symbol, Array<MqlTick> &ticks, uint, ulong from, uint count)
{
    ticks.items.clear();
    for (const MqlTick &tick : server.symbols[symbol.utf8()].ticks)
        if (tick.time_msc >= (long)from && ticks.items.size() < count)
            ticks.items.push_back(tick);
    return ArraySize(ticks);
}
int CopyTicksRange(const string &symbol, Array<MqlTick> &ticks, uint, ulong from, ulong to)
{
    ticks.items.clear();
    for (const MqlTick &tick : server.symbols[symbol.utf8()].ticks)
        if (tick.time_msc >= (long)from && tick.time_msc <= (long)to)
            ticks.items.push_back(tick);
    return ArraySize(ticks);
}
static long seconds(ENUM_TIMEFRAMES timeframe)
{
    return timeframe < 16384 ? timeframe * 60 : timeframe == PERIOD_D1 ? 86400 : (timeframe - 16384) * 3600;
}
datetime iTime(const string &symbol, ENUM_TIMEFRAMES timeframe, int)
{
    const Symbol &of = server.symbols[symbol.utf8()];
    return of.ticks.empty() ? 0 : of.ticks.back().time_msc / 1000 / seconds(timeframe) * seconds(timeframe);
}
int CopyRates(const string &symbol, ENUM_TIMEFRAMES timeframe, datetime from, datetime to, Array<MqlRates> &rates)
{
    rates.items.clear();
    for (const MqlTick &tick : server.symbols[symbol.utf8()].ticks)
    {
        datetime open = tick.time_msc / 1000 / seconds(timeframe) * seconds(timeframe);
        if (open < from || open > to)
            continue;
        if (rates.items.empty() || rates.items.back().time != open)
            rates.items.push_back({open, tick.bid, tick.bid, tick.bid, tick.bid, 0, 1, 0});
        MqlRates &bar = rates.items.back();
        bar.high = std::max(bar.high, tick.bid);
        bar.low = std::min(bar.low, tick.bid);
        bar.close = tick.bid;
        bar.tick_volume++;
        bar.real_volume++;
    }
    return ArraySize(rates);
}

bool OrderSend(MqlTradeRequest &request, MqlTradeResult &result)
{
    if (faults.diesAtSend == "before")
        die();
    result = server.send(request);
    if (faults.diesAtSend == "after")
        die();
    return result.retcode >= 10008 && result.retcode <= 10010;
}

static ulong selectedPosition = 0;
int PositionsTotal() { return (int)server.positions.size(); }
ulong PositionGetTicket(int i)
{
    selectedPosition = i < PositionsTotal() ? std::next(server.positions.begin(), i)->first : 0;
    return selectedPosition;
}
bool PositionSelectByTicket(ulong ticket)
{
    if (server.positions.count(ticket) == 0)
        return false;
    selectedPosition = ticket;
    return true;
}
long PositionGetInteger(ENUM_POSITION_PROPERTY_INTEGER property)
{
    const Position &of = server.positions[selectedPosition];
    switch (property)
    {
    case POSITION_TICKET:
    case POSITION_IDENTIFIER:
        return (long)of.ticket;
    case POSITION_TYPE:
        return of.volume > 0 ? POSITION_TYPE_BUY : POSITION_TYPE_SELL;
    case POSITION_MAGIC:
        return of.magic;
    case POSITION_TIME_MSC:
        return of.opened;
    case POSITION_TIME_UPDATE_MSC:
        return of.updated;
    }
    return 0;
}
double PositionGetDouble(ENUM_POSITION_PROPERTY_DOUBLE property)
{
    const Position &of = server.positions[selectedPosition];
    switch (property)
    {
    case POSITION_VOLUME:
        return std::fabs(of.volume);
    case POSITION_PRICE_OPEN:
    case POSITION_PRICE_CURRENT:
        return of.price;
    case POSITION_SL:
        return of.sl;
    case POSITION_TP:
        return of.tp;
    default:
        return 0;
    }
}
string PositionGetString(ENUM_POSITION_PROPERTY_STRING property)
{
    const Position &of = server.positions[selectedPosition];
    return text(property == POSITION_SYMBOL ? of.symbol : of.comment);
}

static long orderLong(const Order &of, ENUM_ORDER_PROPERTY_INTEGER property)
{
    switch (property)
    {
    case ORDER_TYPE:
        return of.type;
    case ORDER_STATE:
        return of.state;
    case ORDER_TYPE_FILLING:
        return of.filling;
    case ORDER_TYPE_TIME:
        return of.timeType;
    case ORDER_TIME_EXPIRATION:
        return of.expiration;
    case ORDER_MAGIC:
        return of.magic;
    case ORDER_POSITION_ID:
        return of.position;
    case ORDER_POSITION_BY_ID:
        return of.positionBy;
    case ORDER_REASON:
        return of.reason;
    case ORDER_TIME_SETUP_MSC:
        return of.setup;
    case ORDER_TIME_DONE_MSC:
        return of.done;
    }
    return 0;
}
static double orderDouble(const Order &of, ENUM_ORDER_PROPERTY_DOUBLE property)
{
    switch (property)
    {
    case ORDER_VOLUME_INITIAL:
        return of.volume;
    case ORDER_VOLUME_CURRENT:
        return of.remaining;
    case ORDER_PRICE_OPEN:
        return of.price;
    case ORDER_PRICE_STOPLIMIT:
        return of.stopLimit;
    case ORDER_SL:
        return of.sl;
    case ORDER_TP:
        return of.tp;
    }
    return 0;
}
static string orderString(const Order &of, ENUM_ORDER_PROPERTY_STRING property) { return text(property == ORDER_SYMBOL ? of.symbol : of.comment); }

static ulong selectedOrder = 0;
int OrdersTotal() { return (int)server.working.size(); }
ulong OrderGetTicket(int i)
{
    selectedOrder = i < OrdersTotal() ? std::next(server.working.begin(), i)->first : 0;
    return selectedOrder;
}
bool OrderSelect(ulong ticket)
{
    if (server.working.count(ticket) == 0)
        return false;
    selectedOrder = ticket;
    return true;
}
long OrderGetInteger(ENUM_ORDER_PROPERTY_INTEGER property) { return orderLong(server.working[selectedOrder], property); }
double OrderGetDouble(ENUM_ORDER_PROPERTY_DOUBLE property) { return orderDouble(server.working[selectedOrder], property); }
string OrderGetString(ENUM_ORDER_PROPERTY_STRING property) { return orderString(server.working[selectedOrder], property); }

// Selecting one item replaces the list, as it does in the terminal.
static std::vector<ulong> listedOrders, listedDeals;
bool HistorySelect(datetime from, datetime to)
{
    listedOrders.clear();
    listedDeals.clear();
    for (auto &entry : server.ended)
        if (entry.second.done / 1000 >= from && entry.second.done / 1000 <= to)
            listedOrders.push_back(entry.first);
    for (auto &entry : server.deals)
        if (entry.second.time / 1000 >= from && entry.second.time / 1000 <= to)
            listedDeals.push_back(entry.first);
    return true;
}
static bool only(std::vector<ulong> &list, bool exists, ulong ticket)
{
    list.clear();
    if (exists)
        list.push_back(ticket);
    return exists;
}
bool HistoryOrderSelect(ulong ticket) { return only(listedOrders, server.ended.count(ticket) > 0, ticket); }
bool HistoryDealSelect(ulong ticket) { return only(listedDeals, server.deals.count(ticket) > 0, ticket); }
static bool listed(const std::vector<ulong> &list, ulong ticket) { return std::find(list.begin(), list.end(), ticket) != list.end(); }
int HistoryOrdersTotal() { return (int)listedOrders.size(); }
ulong HistoryOrderGetTicket(int i) { return listedOrders.at((size_t)i); }
long HistoryOrderGetInteger(ulong ticket, ENUM_ORDER_PROPERTY_INTEGER property)
{
    return listed(listedOrders, ticket) ? orderLong(server.ended[ticket], property) : 0;
}
double HistoryOrderGetDouble(ulong ticket, ENUM_ORDER_PROPERTY_DOUBLE property)
{
    return listed(listedOrders, ticket) ? orderDouble(server.ended[ticket], property) : 0;
}
string HistoryOrderGetString(ulong ticket, ENUM_ORDER_PROPERTY_STRING property)
{
    return listed(listedOrders, ticket) ? orderString(server.ended[ticket], property) : string();
}
int HistoryDealsTotal() { return (int)listedDeals.size(); }
ulong HistoryDealGetTicket(int i) { return listedDeals.at((size_t)i); }
long HistoryDealGetInteger(ulong ticket, ENUM_DEAL_PROPERTY_INTEGER property)
{
    if (!listed(listedDeals, ticket))
        return 0;
    const Deal &of = server.deals[ticket];
    switch (property)
    {
    case DEAL_ORDER:
        return (long)of.order;
    case DEAL_POSITION_ID:
        return (long)of.position;
    case DEAL_TYPE:
        return of.type;
    case DEAL_ENTRY:
        return of.entry;
    case DEAL_MAGIC:
        return of.magic;
    case DEAL_REASON:
        return of.reason;
    case DEAL_TIME_MSC:
        return of.time;
    }
    return 0;
}
double HistoryDealGetDouble(ulong ticket, ENUM_DEAL_PROPERTY_DOUBLE property)
{
    const Deal &of = server.deals[ticket];
    switch (property)
    {
    case DEAL_VOLUME:
        return of.volume;
    case DEAL_PRICE:
        return of.price;
    case DEAL_PROFIT:
        return of.profit;
    default:
        return 0;
    }
}
string HistoryDealGetString(ulong ticket, ENUM_DEAL_PROPERTY_STRING property)
{
    return text(property == DEAL_SYMBOL ? server.deals[ticket].symbol : server.deals[ticket].comment);
}
