// The trading half of MQL5: enumerations, structures and functions of terminal, account, symbols, orders and history.
#pragma once

enum ENUM_TERMINAL_INFO_INTEGER { TERMINAL_CONNECTED, TERMINAL_TRADE_ALLOWED };
enum ENUM_MQL_INFO_INTEGER { MQL_TRADE_ALLOWED, MQL_TESTER };
enum ENUM_ACCOUNT_INFO_INTEGER
{
    ACCOUNT_LOGIN,
    ACCOUNT_TRADE_MODE,
    ACCOUNT_LEVERAGE,
    ACCOUNT_TRADE_ALLOWED,
    ACCOUNT_TRADE_EXPERT,
    ACCOUNT_MARGIN_MODE
};
enum ENUM_ACCOUNT_INFO_DOUBLE
{
    ACCOUNT_BALANCE,
    ACCOUNT_CREDIT,
    ACCOUNT_PROFIT,
    ACCOUNT_EQUITY,
    ACCOUNT_MARGIN,
    ACCOUNT_MARGIN_FREE,
    ACCOUNT_MARGIN_LEVEL
};
enum ENUM_ACCOUNT_INFO_STRING { ACCOUNT_NAME, ACCOUNT_SERVER, ACCOUNT_CURRENCY, ACCOUNT_COMPANY };
enum { ACCOUNT_MARGIN_MODE_RETAIL_NETTING, ACCOUNT_MARGIN_MODE_EXCHANGE, ACCOUNT_MARGIN_MODE_RETAIL_HEDGING };
enum { ACCOUNT_TRADE_MODE_DEMO, ACCOUNT_TRADE_MODE_CONTEST, ACCOUNT_TRADE_MODE_REAL };

enum ENUM_SYMBOL_INFO_INTEGER
{
    SYMBOL_DIGITS,
    SYMBOL_FILLING_MODE,
    SYMBOL_ORDER_MODE,
    SYMBOL_TRADE_EXEMODE,
    SYMBOL_TRADE_MODE,
    SYMBOL_TRADE_STOPS_LEVEL,
    SYMBOL_TRADE_FREEZE_LEVEL,
    SYMBOL_EXPIRATION_TIME
};
enum ENUM_SYMBOL_INFO_DOUBLE
{
    SYMBOL_BID,
    SYMBOL_ASK,
    SYMBOL_POINT,
    SYMBOL_TRADE_TICK_SIZE,
    SYMBOL_TRADE_TICK_VALUE,
    SYMBOL_TRADE_CONTRACT_SIZE,
    SYMBOL_VOLUME_MIN,
    SYMBOL_VOLUME_MAX,
    SYMBOL_VOLUME_STEP,
    SYMBOL_VOLUME_LIMIT
};
enum ENUM_SYMBOL_INFO_STRING
{
    SYMBOL_DESCRIPTION,
    SYMBOL_CURRENCY_BASE,
    SYMBOL_CURRENCY_PROFIT,
    SYMBOL_CURRENCY_MARGIN
};
enum { SYMBOL_FILLING_FOK = 1, SYMBOL_FILLING_IOC = 2, SYMBOL_FILLING_BOC = 4 };
enum
{
    SYMBOL_TRADE_EXECUTION_REQUEST,
    SYMBOL_TRADE_EXECUTION_INSTANT,
    SYMBOL_TRADE_EXECUTION_MARKET,
    SYMBOL_TRADE_EXECUTION_EXCHANGE
};
enum
{
    SYMBOL_TRADE_MODE_DISABLED,
    SYMBOL_TRADE_MODE_LONGONLY,
    SYMBOL_TRADE_MODE_SHORTONLY,
    SYMBOL_TRADE_MODE_CLOSEONLY,
    SYMBOL_TRADE_MODE_FULL
};
enum ENUM_DAY_OF_WEEK { SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY };

enum ENUM_ORDER_TYPE
{
    ORDER_TYPE_BUY,
    ORDER_TYPE_SELL,
    ORDER_TYPE_BUY_LIMIT,
    ORDER_TYPE_SELL_LIMIT,
    ORDER_TYPE_BUY_STOP,
    ORDER_TYPE_SELL_STOP,
    ORDER_TYPE_BUY_STOP_LIMIT,
    ORDER_TYPE_SELL_STOP_LIMIT,
    ORDER_TYPE_CLOSE_BY
};
enum ENUM_ORDER_STATE
{
    ORDER_STATE_STARTED,
    ORDER_STATE_PLACED,
    ORDER_STATE_CANCELED,
    ORDER_STATE_PARTIAL,
    ORDER_STATE_FILLED,
    ORDER_STATE_REJECTED,
    ORDER_STATE_EXPIRED
};
enum ENUM_ORDER_TYPE_FILLING { ORDER_FILLING_FOK, ORDER_FILLING_IOC, ORDER_FILLING_RETURN, ORDER_FILLING_BOC };
enum ENUM_ORDER_TYPE_TIME { ORDER_TIME_GTC, ORDER_TIME_DAY, ORDER_TIME_SPECIFIED, ORDER_TIME_SPECIFIED_DAY };
enum
{
    ORDER_REASON_CLIENT,
    ORDER_REASON_MOBILE,
    ORDER_REASON_WEB,
    ORDER_REASON_EXPERT,
    ORDER_REASON_SL,
    ORDER_REASON_TP,
    ORDER_REASON_SO
};
enum
{
    DEAL_REASON_CLIENT,
    DEAL_REASON_MOBILE,
    DEAL_REASON_WEB,
    DEAL_REASON_EXPERT,
    DEAL_REASON_SL,
    DEAL_REASON_TP,
    DEAL_REASON_SO
};
enum ENUM_ORDER_PROPERTY_INTEGER
{
    ORDER_TYPE,
    ORDER_STATE,
    ORDER_TYPE_FILLING,
    ORDER_TYPE_TIME,
    ORDER_TIME_EXPIRATION,
    ORDER_MAGIC,
    ORDER_POSITION_ID,
    ORDER_POSITION_BY_ID,
    ORDER_REASON,
    ORDER_TIME_SETUP_MSC,
    ORDER_TIME_DONE_MSC
};
enum ENUM_ORDER_PROPERTY_DOUBLE
{
    ORDER_VOLUME_INITIAL,
    ORDER_VOLUME_CURRENT,
    ORDER_PRICE_OPEN,
    ORDER_PRICE_STOPLIMIT,
    ORDER_SL,
    ORDER_TP
};
enum ENUM_ORDER_PROPERTY_STRING { ORDER_SYMBOL, ORDER_COMMENT };
enum ENUM_DEAL_TYPE
{
    DEAL_TYPE_BUY,
    DEAL_TYPE_SELL,
    DEAL_TYPE_BALANCE,
    DEAL_TYPE_CREDIT,
    DEAL_TYPE_CHARGE,
    DEAL_TYPE_CORRECTION,
    DEAL_TYPE_BONUS,
    DEAL_TYPE_COMMISSION,
    DEAL_TYPE_COMMISSION_DAILY,
    DEAL_TYPE_COMMISSION_MONTHLY
};
enum { DEAL_ENTRY_IN, DEAL_ENTRY_OUT, DEAL_ENTRY_INOUT, DEAL_ENTRY_OUT_BY };
enum ENUM_DEAL_PROPERTY_INTEGER
{
    DEAL_ORDER,
    DEAL_POSITION_ID,
    DEAL_TYPE,
    DEAL_ENTRY,
    DEAL_MAGIC,
    DEAL_REASON,
    DEAL_TIME_MSC
};
enum ENUM_DEAL_PROPERTY_DOUBLE { DEAL_VOLUME, DEAL_PRICE, DEAL_COMMISSION, DEAL_FEE, DEAL_SWAP, DEAL_PROFIT };
enum ENUM_DEAL_PROPERTY_STRING { DEAL_SYMBOL, DEAL_COMMENT };
enum { POSITION_TYPE_BUY, POSITION_TYPE_SELL };
enum ENUM_POSITION_PROPERTY_INTEGER
{
    POSITION_TICKET,
    POSITION_IDENTIFIER,
    POSITION_TYPE,
    POSITION_MAGIC,
    POSITION_TIME_MSC,
    POSITION_TIME_UPDATE_MSC
};
enum ENUM_POSITION_PROPERTY_DOUBLE
{
    POSITION_VOLUME,
    POSITION_PRICE_OPEN,
    POSITION_PRICE_CURRENT,
    POSITION_SL,
    POSITION_TP,
    POSITION_SWAP,
    POSITION_PROFIT
};
enum ENUM_POSITION_PROPERTY_STRING { POSITION_SYMBOL, POSITION_COMMENT };
enum ENUM_TRADE_REQUEST_ACTIONS
{
    TRADE_ACTION_NONE_,
    TRADE_ACTION_DEAL = 1,
    TRADE_ACTION_PENDING = 5,
    TRADE_ACTION_SLTP = 6,
    TRADE_ACTION_MODIFY = 7,
    TRADE_ACTION_REMOVE = 8,
    TRADE_ACTION_CLOSE_BY = 10
};
enum ENUM_TRADE_TRANSACTION_TYPE
{
    TRADE_TRANSACTION_ORDER_ADD,
    TRADE_TRANSACTION_ORDER_UPDATE,
    TRADE_TRANSACTION_ORDER_DELETE,
    TRADE_TRANSACTION_HISTORY_ADD,
    TRADE_TRANSACTION_HISTORY_UPDATE,
    TRADE_TRANSACTION_HISTORY_DELETE,
    TRADE_TRANSACTION_DEAL_ADD,
    TRADE_TRANSACTION_DEAL_UPDATE,
    TRADE_TRANSACTION_DEAL_DELETE,
    TRADE_TRANSACTION_POSITION,
    TRADE_TRANSACTION_REQUEST
};
enum ENUM_TIMEFRAMES
{
    PERIOD_CURRENT = 0,
    PERIOD_M1 = 1,
    PERIOD_M5 = 5,
    PERIOD_M15 = 15,
    PERIOD_H1 = 16385,
    PERIOD_H4 = 16388,
    PERIOD_D1 = 16408
};
const uint COPY_TICKS_ALL = 0xFFFFFFFF;

struct MqlTradeRequest
{
    ENUM_TRADE_REQUEST_ACTIONS action;
    ulong magic;
    ulong order;
    string symbol;
    double volume;
    double price;
    double stoplimit;
    double sl;
    double tp;
    ulong deviation;
    ENUM_ORDER_TYPE type;
    ENUM_ORDER_TYPE_FILLING type_filling;
    ENUM_ORDER_TYPE_TIME type_time;
    datetime expiration;
    string comment;
    ulong position;
    ulong position_by;
};
struct MqlTradeResult
{
    uint retcode;
    ulong deal;
    ulong order;
    double volume;
    double price;
    double bid;
    double ask;
    string comment;
    uint request_id;
    int retcode_external;
};
struct MqlTradeTransaction
{
    ulong deal;
    ulong order;
    string symbol;
    ENUM_TRADE_TRANSACTION_TYPE type;
    ENUM_DEAL_TYPE deal_type;
    ulong position;
};
struct MqlTick
{
    double bid;
    double ask;
    double last;
    ulong volume;
    long time_msc;
    double volume_real;
};
struct MqlRates
{
    datetime time;
    double open;
    double high;
    double low;
    double close;
    long tick_volume;
    int spread;
    long real_volume;
};

long TerminalInfoInteger(ENUM_TERMINAL_INFO_INTEGER property);
long MQLInfoInteger(ENUM_MQL_INFO_INTEGER property);
long AccountInfoInteger(ENUM_ACCOUNT_INFO_INTEGER property);
double AccountInfoDouble(ENUM_ACCOUNT_INFO_DOUBLE property);
string AccountInfoString(ENUM_ACCOUNT_INFO_STRING property);
int SymbolsTotal(bool selected);
string SymbolName(int i, bool selected);
bool SymbolSelect(const string &symbol, bool select);
long SymbolInfoInteger(const string &symbol, ENUM_SYMBOL_INFO_INTEGER property);
double SymbolInfoDouble(const string &symbol, ENUM_SYMBOL_INFO_DOUBLE property);
string SymbolInfoString(const string &symbol, ENUM_SYMBOL_INFO_STRING property);
bool SymbolInfoSessionTrade(const string &symbol, ENUM_DAY_OF_WEEK day, uint i, datetime &from, datetime &to);
bool SymbolInfoTick(const string &symbol, MqlTick &tick);
datetime iTime(const string &symbol, ENUM_TIMEFRAMES timeframe, int shift);
int CopyTicks(const string &symbol, Array<MqlTick> &ticks, uint flags, ulong from, uint count);
int CopyTicksRange(const string &symbol, Array<MqlTick> &ticks, uint flags, ulong from, ulong to);
int CopyRates(const string &symbol, ENUM_TIMEFRAMES timeframe, datetime from, datetime to, Array<MqlRates> &rates);

bool OrderSend(MqlTradeRequest &request, MqlTradeResult &result);
int PositionsTotal();
ulong PositionGetTicket(int i);
bool PositionSelectByTicket(ulong ticket);
long PositionGetInteger(ENUM_POSITION_PROPERTY_INTEGER property);
double PositionGetDouble(ENUM_POSITION_PROPERTY_DOUBLE property);
string PositionGetString(ENUM_POSITION_PROPERTY_STRING property);
int OrdersTotal();
ulong OrderGetTicket(int i);
bool OrderSelect(ulong ticket);
long OrderGetInteger(ENUM_ORDER_PROPERTY_INTEGER property);
double OrderGetDouble(ENUM_ORDER_PROPERTY_DOUBLE property);
string OrderGetString(ENUM_ORDER_PROPERTY_STRING property);
bool HistorySelect(datetime from, datetime to);
bool HistoryOrderSelect(ulong ticket);
bool HistoryDealSelect(ulong ticket);
int HistoryOrdersTotal();
ulong HistoryOrderGetTicket(int i);
long HistoryOrderGetInteger(ulong ticket, ENUM_ORDER_PROPERTY_INTEGER property);
double HistoryOrderGetDouble(ulong ticket, ENUM_ORDER_PROPERTY_DOUBLE property);
string HistoryOrderGetString(ulong ticket, ENUM_ORDER_PROPERTY_STRING property);
int HistoryDealsTotal();
ulong HistoryDealGetTicket(int i);
long HistoryDealGetInteger(ulong ticket, ENUM_DEAL_PROPERTY_INTEGER property);
double HistoryDealGetDouble(ulong ticket, ENUM_DEAL_PROPERTY_DOUBLE property);
string HistoryDealGetString(ulong ticket, ENUM_DEAL_PROPERTY_STRING property);

// What the EA itself defines.
int OnInit();
void OnDeinit(const int reason);
void OnTimer();
void OnTick();
void OnTradeTransaction(const MqlTradeTransaction &transaction, const MqlTradeRequest &request, const MqlTradeResult &result);

// Inputs: the value of the environment variable of that name, else the default of the source.
string ShimInput(const char *name, const char *otherwise);
int ShimInput(const char *name, int otherwise);
