// The fields of accounts, symbols, positions, orders and deals (docs/mt5-protocol.md, section 3).

#define DECIMALS 8
#define ITEM_NONE 0
#define ITEM_WORKING 1
#define ITEM_ENDED 2

void AccountFields(FrameWriter &frame)
  {
   frame.Decimal("balance", AccountInfoDouble(ACCOUNT_BALANCE), DECIMALS);
   frame.Decimal("credit", AccountInfoDouble(ACCOUNT_CREDIT), DECIMALS);
   frame.Decimal("profit", AccountInfoDouble(ACCOUNT_PROFIT), DECIMALS);
   frame.Decimal("equity", AccountInfoDouble(ACCOUNT_EQUITY), DECIMALS);
   frame.Decimal("margin", AccountInfoDouble(ACCOUNT_MARGIN), DECIMALS);
   frame.Decimal("freeMargin", AccountInfoDouble(ACCOUNT_MARGIN_FREE), DECIMALS);
   if(AccountInfoDouble(ACCOUNT_MARGIN) > 0)
      frame.Decimal("marginLevel", AccountInfoDouble(ACCOUNT_MARGIN_LEVEL), DECIMALS);
   frame.Number("leverage", AccountInfoInteger(ACCOUNT_LEVERAGE));
   frame.Text("currency", AccountInfoString(ACCOUNT_CURRENCY));
   frame.Number("time", serverClock.Now());
  }

string TwoDigits(const long number)
  {
   return (number < 10 ? "0" : "") + IntegerToString(number);
  }

// Seconds of a day as HH:MM; the end of a day is 24:00.
string ClockText(const datetime time)
  {
   long minutes = (long)time / 60;
   return TwoDigits(minutes / 60) + ":" + TwoDigits(minutes % 60);
  }

string SessionsText(const string symbol)
  {
   string week = "";
   for(int day = 0; day < 7; day++)
     {
      string sessions = "";
      datetime from = 0;
      datetime to = 0;
      for(uint i = 0; SymbolInfoSessionTrade(symbol, (ENUM_DAY_OF_WEEK)day, i, from, to); i++)
         sessions += (sessions == "" ? "" : ",") + ClockText(from) + "-" + ClockText(to);
      if(sessions != "")
         week += (week == "" ? "" : ";") + IntegerToString(day) + " " + sessions;
     }
   return week;
  }

// False where the terminal does not know enough of the symbol to trade it.
bool IsUsableSymbol(const string symbol)
  {
   return SymbolInfoDouble(symbol, SYMBOL_TRADE_TICK_SIZE) > 0 && SymbolInfoDouble(symbol, SYMBOL_VOLUME_STEP) > 0
          && SymbolInfoDouble(symbol, SYMBOL_VOLUME_MIN) > 0 && SymbolInfoDouble(symbol, SYMBOL_TRADE_CONTRACT_SIZE) > 0;
  }

void SymbolFields(FrameWriter &frame, const string symbol)
  {
   frame.Text("symbol", symbol);
   frame.Text("description", SymbolInfoString(symbol, SYMBOL_DESCRIPTION));
   frame.Text("base", SymbolInfoString(symbol, SYMBOL_CURRENCY_BASE));
   frame.Text("profit", SymbolInfoString(symbol, SYMBOL_CURRENCY_PROFIT));
   frame.Text("margin", SymbolInfoString(symbol, SYMBOL_CURRENCY_MARGIN));
   frame.Number("digits", SymbolInfoInteger(symbol, SYMBOL_DIGITS));
   frame.Decimal("point", SymbolInfoDouble(symbol, SYMBOL_POINT), DECIMALS);
   frame.Decimal("tickSize", SymbolInfoDouble(symbol, SYMBOL_TRADE_TICK_SIZE), DECIMALS);
   frame.Decimal("tickValue", SymbolInfoDouble(symbol, SYMBOL_TRADE_TICK_VALUE), DECIMALS);
   frame.Decimal("contract", SymbolInfoDouble(symbol, SYMBOL_TRADE_CONTRACT_SIZE), DECIMALS);
   frame.Decimal("volumeMin", SymbolInfoDouble(symbol, SYMBOL_VOLUME_MIN), DECIMALS);
   frame.Decimal("volumeMax", SymbolInfoDouble(symbol, SYMBOL_VOLUME_MAX), DECIMALS);
   frame.Decimal("volumeStep", SymbolInfoDouble(symbol, SYMBOL_VOLUME_STEP), DECIMALS);
   frame.Decimal("volumeLimit", SymbolInfoDouble(symbol, SYMBOL_VOLUME_LIMIT), DECIMALS);
   frame.Number("filling", SymbolInfoInteger(symbol, SYMBOL_FILLING_MODE));
   frame.Number("orders", SymbolInfoInteger(symbol, SYMBOL_ORDER_MODE));
   frame.Text("execution", ExecutionName(SymbolInfoInteger(symbol, SYMBOL_TRADE_EXEMODE)));
   frame.Text("tradeMode", TradeModeName(SymbolInfoInteger(symbol, SYMBOL_TRADE_MODE)));
   frame.Number("stopsLevel", SymbolInfoInteger(symbol, SYMBOL_TRADE_STOPS_LEVEL));
   frame.Number("freezeLevel", SymbolInfoInteger(symbol, SYMBOL_TRADE_FREEZE_LEVEL));
   frame.Number("expiry", SymbolInfoInteger(symbol, SYMBOL_EXPIRATION_TIME) * 1000);
   frame.Text("sessions", SessionsText(symbol));
  }

// Of the position that is selected.
void PositionFields(FrameWriter &frame)
  {
   frame.Number("ticket", PositionGetInteger(POSITION_TICKET));
   frame.Number("identifier", PositionGetInteger(POSITION_IDENTIFIER));
   frame.Text("symbol", PositionGetString(POSITION_SYMBOL));
   frame.Text("side", PositionGetInteger(POSITION_TYPE) == POSITION_TYPE_BUY ? "BUY" : "SELL");
   frame.Decimal("volume", PositionGetDouble(POSITION_VOLUME), DECIMALS);
   frame.Decimal("price", PositionGetDouble(POSITION_PRICE_OPEN), DECIMALS);
   frame.Decimal("current", PositionGetDouble(POSITION_PRICE_CURRENT), DECIMALS);
   frame.Decimal("sl", PositionGetDouble(POSITION_SL), DECIMALS);
   frame.Decimal("tp", PositionGetDouble(POSITION_TP), DECIMALS);
   frame.Decimal("swap", PositionGetDouble(POSITION_SWAP), DECIMALS);
   frame.Decimal("profit", PositionGetDouble(POSITION_PROFIT), DECIMALS);
   frame.Number("magic", PositionGetInteger(POSITION_MAGIC));
   frame.Text("comment", PositionGetString(POSITION_COMMENT));
   frame.Number("openTime", PositionGetInteger(POSITION_TIME_MSC));
   frame.Number("time", PositionGetInteger(POSITION_TIME_UPDATE_MSC));
  }

// Of a position that is gone.
void GonePositionFields(FrameWriter &frame, const long ticket, const string symbol, const bool wasLong)
  {
   frame.Number("ticket", ticket);
   frame.Number("identifier", ticket);
   frame.Text("symbol", symbol);
   frame.Text("side", wasLong ? "BUY" : "SELL");
   frame.Decimal("volume", 0, DECIMALS);
   frame.Decimal("price", 0, DECIMALS);
   frame.Decimal("current", 0, DECIMALS);
   frame.Decimal("sl", 0, DECIMALS);
   frame.Decimal("tp", 0, DECIMALS);
   frame.Decimal("swap", 0, DECIMALS);
   frame.Decimal("profit", 0, DECIMALS);
   frame.Number("magic", 0);
   frame.Text("comment", "");
   frame.Number("openTime", 0);
   frame.Number("time", serverClock.Now());
  }

// Selects a position by what never changes of it. The ticket of a position may change, its identifier does not.
bool SelectPosition(const long identifier)
  {
   if(identifier != 0 && PositionSelectByTicket((ulong)identifier))
      return true;
   for(int i = PositionsTotal() - 1; i >= 0; i--)
      if(PositionGetTicket(i) != 0 && PositionGetInteger(POSITION_IDENTIFIER) == identifier)
         return true;
   return false;
  }

// Where an order is now. Selecting an ended one replaces the list of HistorySelect.
int SelectOrder(const ulong ticket)
  {
   if(ticket == 0)
      return ITEM_NONE;
   if(OrderSelect(ticket))
      return ITEM_WORKING;
   return HistoryOrderSelect(ticket) ? ITEM_ENDED : ITEM_NONE;
  }

long OrderLong(const ulong ticket, const int where, const ENUM_ORDER_PROPERTY_INTEGER property)
  {
   return where == ITEM_WORKING ? OrderGetInteger(property) : HistoryOrderGetInteger(ticket, property);
  }

double OrderDecimal(const ulong ticket, const int where, const ENUM_ORDER_PROPERTY_DOUBLE property)
  {
   return where == ITEM_WORKING ? OrderGetDouble(property) : HistoryOrderGetDouble(ticket, property);
  }

string OrderText(const ulong ticket, const int where, const ENUM_ORDER_PROPERTY_STRING property)
  {
   return where == ITEM_WORKING ? OrderGetString(property) : HistoryOrderGetString(ticket, property);
  }

// Of an order that was selected.
void OrderFields(FrameWriter &frame, const ulong ticket, const int where)
  {
   frame.Number("ticket", (long)ticket);
   frame.Text("symbol", OrderText(ticket, where, ORDER_SYMBOL));
   frame.Text("kind", OrderKindName(OrderLong(ticket, where, ORDER_TYPE)));
   frame.Text("state", OrderStateName(OrderLong(ticket, where, ORDER_STATE)));
   frame.Decimal("volume", OrderDecimal(ticket, where, ORDER_VOLUME_INITIAL), DECIMALS);
   frame.Decimal("remaining", OrderDecimal(ticket, where, ORDER_VOLUME_CURRENT), DECIMALS);
   frame.Decimal("price", OrderDecimal(ticket, where, ORDER_PRICE_OPEN), DECIMALS);
   frame.Decimal("stopLimit", OrderDecimal(ticket, where, ORDER_PRICE_STOPLIMIT), DECIMALS);
   frame.Decimal("sl", OrderDecimal(ticket, where, ORDER_SL), DECIMALS);
   frame.Decimal("tp", OrderDecimal(ticket, where, ORDER_TP), DECIMALS);
   frame.Text("filling", FillingName(OrderLong(ticket, where, ORDER_TYPE_FILLING)));
   frame.Text("timeType", TimeTypeName(OrderLong(ticket, where, ORDER_TYPE_TIME)));
   frame.Number("expiration", OrderLong(ticket, where, ORDER_TIME_EXPIRATION) * 1000);
   frame.Number("magic", OrderLong(ticket, where, ORDER_MAGIC));
   frame.Text("comment", OrderText(ticket, where, ORDER_COMMENT));
   frame.Number("position", OrderLong(ticket, where, ORDER_POSITION_ID));
   frame.Number("positionBy", OrderLong(ticket, where, ORDER_POSITION_BY_ID));
   frame.Text("reason", OrderReasonName(OrderLong(ticket, where, ORDER_REASON)));
   frame.Number("setupTime", OrderLong(ticket, where, ORDER_TIME_SETUP_MSC));
   frame.Number("doneTime", where == ITEM_ENDED ? OrderLong(ticket, where, ORDER_TIME_DONE_MSC) : 0);
  }

// Of a deal in the list of HistorySelect or HistoryDealSelect.
void DealFields(FrameWriter &frame, const ulong ticket)
  {
   frame.Number("ticket", (long)ticket);
   frame.Number("order", HistoryDealGetInteger(ticket, DEAL_ORDER));
   frame.Number("position", HistoryDealGetInteger(ticket, DEAL_POSITION_ID));
   frame.Text("symbol", HistoryDealGetString(ticket, DEAL_SYMBOL));
   frame.Text("kind", DealKindName(HistoryDealGetInteger(ticket, DEAL_TYPE)));
   frame.Text("entry", DealEntryName(HistoryDealGetInteger(ticket, DEAL_ENTRY)));
   frame.Decimal("volume", HistoryDealGetDouble(ticket, DEAL_VOLUME), DECIMALS);
   frame.Decimal("price", HistoryDealGetDouble(ticket, DEAL_PRICE), DECIMALS);
   frame.Decimal("commission", HistoryDealGetDouble(ticket, DEAL_COMMISSION), DECIMALS);
   frame.Decimal("fee", HistoryDealGetDouble(ticket, DEAL_FEE), DECIMALS);
   frame.Decimal("swap", HistoryDealGetDouble(ticket, DEAL_SWAP), DECIMALS);
   frame.Decimal("profit", HistoryDealGetDouble(ticket, DEAL_PROFIT), DECIMALS);
   frame.Number("magic", HistoryDealGetInteger(ticket, DEAL_MAGIC));
   frame.Text("comment", HistoryDealGetString(ticket, DEAL_COMMENT));
   frame.Text("reason", DealReasonName(HistoryDealGetInteger(ticket, DEAL_REASON)));
   frame.Number("time", HistoryDealGetInteger(ticket, DEAL_TIME_MSC));
  }

void TickFields(FrameWriter &frame, const string symbol, const MqlTick &tick)
  {
   frame.Text("symbol", symbol);
   frame.Number("time", tick.time_msc);
   frame.Decimal("bid", tick.bid, DECIMALS);
   frame.Decimal("ask", tick.ask, DECIMALS);
   frame.Decimal("last", tick.last, DECIMALS);
   frame.Decimal("volume", tick.volume_real > 0 ? tick.volume_real : (double)tick.volume, DECIMALS);
  }

void BarFields(FrameWriter &frame, const string symbol, const string timeframe, const MqlRates &bar)
  {
   frame.Text("symbol", symbol);
   frame.Text("timeframe", timeframe);
   frame.Number("time", (long)bar.time * 1000);
   frame.Decimal("open", bar.open, DECIMALS);
   frame.Decimal("high", bar.high, DECIMALS);
   frame.Decimal("low", bar.low, DECIMALS);
   frame.Decimal("close", bar.close, DECIMALS);
   frame.Number("ticks", bar.tick_volume);
   frame.Number("volume", bar.real_volume);
   frame.Number("spread", bar.spread);
  }

void SendAccount(const string re)
  {
   FrameWriter frame;
   frame.Start("account");
   frame.Answers(re);
   AccountFields(frame);
   wire.Send(frame);
  }

bool SendSymbol(const string re, const string symbol)
  {
   if(!SymbolSelect(symbol, true) || !IsUsableSymbol(symbol))
      return false;
   FrameWriter frame;
   frame.Start("symbol");
   frame.Answers(re);
   SymbolFields(frame, symbol);
   wire.Send(frame);
   return true;
  }

// Gives how many there were.
int SendPositions(const string re)
  {
   int sent = 0;
   for(int i = 0; i < PositionsTotal(); i++)
      if(PositionGetTicket(i) != 0)
        {
         FrameWriter frame;
         frame.Start("position");
         frame.Answers(re);
         PositionFields(frame);
         wire.Send(frame);
         sent++;
        }
   return sent;
  }

bool SendOrder(const string re, const ulong ticket)
  {
   int where = SelectOrder(ticket);
   if(where == ITEM_NONE)
      return false;
   FrameWriter frame;
   frame.Start("order");
   frame.Answers(re);
   OrderFields(frame, ticket, where);
   wire.Send(frame);
   return true;
  }

bool SendDeal(const string re, const ulong ticket)
  {
   if(!HistoryDealSelect(ticket))
      return false;
   FrameWriter frame;
   frame.Start("deal");
   frame.Answers(re);
   DealFields(frame, ticket);
   wire.Send(frame);
   return true;
  }

// Ends an answer.
void Done(const string re, const string code, const long count)
  {
   FrameWriter frame;
   frame.Start("done");
   frame.Text("re", re);
   frame.Text("code", code);
   frame.Text("text", "");
   frame.Number("count", count);
   wire.Send(frame);
  }
