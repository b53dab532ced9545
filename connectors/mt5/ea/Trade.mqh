// Requests of the gateway as requests of the terminal: what is impossible, and what is to be sent.

#define DEFAULT_DEVIATION 20
#define LONGEST_COMMENT 31
#define UNFIT_REDUCE_ONLY "REDUCE_ONLY"
#define UNFIT_INVALID "INVALID"

bool IsAction(const string action)
  {
   return action == "market" || action == "pending" || action == "modifyOrder" || action == "cancel"
          || action == "modifyPosition" || action == "close" || action == "closeBy";
  }

// Whether an action makes an order that bears the request's magic.
bool MakesOrder(const string action)
  {
   return action == "market" || action == "pending" || action == "close";
  }

bool IsAmount(FrameReader &frame, const string name, const bool needed)
  {
   if(!frame.Has(name))
      return !needed;
   return frame.HasText(name) && IsDecimal(frame.Text(name)) && frame.Decimal(name) >= 0;
  }

bool IsOptionalFlag(FrameReader &frame, const string name)
  {
   return !frame.Has(name) || frame.HasFlag(name);
  }

bool IsOptionalText(FrameReader &frame, const string name)
  {
   return !frame.Has(name) || frame.HasText(name);
  }

// Who asks, and under which ids. Empty when all is well, else what is wrong.
string IdentityFault(FrameReader &frame)
  {
   if(!frame.HasId("owner") || !frame.HasNumber("epoch") || frame.Number("epoch") < 0)
      return "owner or epoch";
   if(frame.Has("clientId") && !frame.HasId("clientId"))
      return "clientId";
   if(!IsOptionalFlag(frame, "unique") || !IsOptionalFlag(frame, "reduceOnly"))
      return "unique or reduceOnly";
   if(frame.Flag("unique") && (frame.Text("clientId") == "" || frame.Number("magic") == 0))
      return "unique needs clientId and magic";
   if(!frame.HasNumber("expiresAt"))
      return "expiresAt";
   if(!frame.HasNumber("magic") || frame.Number("magic") < 0)
      return "magic";
   return "";
  }

string AmountFault(FrameReader &frame, const string action)
  {
   bool opens = action == "market" || action == "pending";
   if(!IsAmount(frame, "volume", opens) || (frame.Has("volume") && frame.Decimal("volume") <= 0))
      return "volume";
   if(!IsAmount(frame, "price", action == "pending" || action == "modifyOrder"))
      return "price";
   bool isStopLimit = action == "pending" && StringFind(frame.Text("kind"), "STOP_LIMIT") >= 0;
   if(!IsAmount(frame, "stopLimit", isStopLimit))
      return "stopLimit";
   if(!IsAmount(frame, "sl", false) || !IsAmount(frame, "tp", false))
      return "sl or tp";
   return "";
  }

string KindFault(FrameReader &frame, const string action)
  {
   int kind = frame.HasText("kind") ? OrderKindOf(frame.Text("kind")) : -1;
   if(action == "market" && kind != ORDER_TYPE_BUY && kind != ORDER_TYPE_SELL)
      return "kind";
   if(action == "pending" && kind < ORDER_TYPE_BUY_LIMIT)
      return "kind";
   return "";
  }

string TermsFault(FrameReader &frame)
  {
   if(!IsOptionalText(frame, "comment") || StringLen(frame.Text("comment")) > LONGEST_COMMENT)
      return "comment";
   if(frame.Has("deviation") && (!frame.HasNumber("deviation") || frame.Number("deviation") < 0))
      return "deviation";
   if(frame.Has("filling") && (!frame.HasText("filling") || FillingOf(frame.Text("filling")) < 0))
      return "filling";
   if(frame.Has("timeType") && (!frame.HasText("timeType") || TimeTypeOf(frame.Text("timeType")) < 0))
      return "timeType";
   if(StringFind(frame.Text("timeType"), "SPECIFIED") == 0 && !frame.HasNumber("expiration"))
      return "expiration";
   return "";
  }

string TargetFault(FrameReader &frame, const string action)
  {
   bool opens = action == "market" || action == "pending";
   if(!opens && frame.Number("ticket") <= 0)
      return "ticket";
   if(action == "closeBy" && frame.Number("positionBy") <= 0)
      return "positionBy";
   if(action == "cancel" || action == "closeBy" || action == "modifyOrder")
      return "";
   return frame.HasText("symbol") && SymbolSelect(frame.Text("symbol"), true) ? "" : "symbol";
  }

// Empty when a request may be looked at further, else the field that is missing or impossible.
string RequestFault(FrameReader &frame)
  {
   string action = frame.Text("action");
   if(!frame.HasText("action") || !IsAction(action))
      return "action";
   string fault = IdentityFault(frame);
   if(fault == "")
      fault = AmountFault(frame, action);
   if(fault == "")
      fault = KindFault(frame, action);
   if(fault == "")
      fault = TermsFault(frame);
   return fault == "" ? TargetFault(frame, action) : fault;
  }

// How a market order of this symbol may be filled.
ENUM_ORDER_TYPE_FILLING FillingBySymbol(const string symbol)
  {
   long modes = SymbolInfoInteger(symbol, SYMBOL_FILLING_MODE);
   if((modes & SYMBOL_FILLING_FOK) != 0)
      return ORDER_FILLING_FOK;
   return (modes & SYMBOL_FILLING_IOC) != 0 ? ORDER_FILLING_IOC : ORDER_FILLING_RETURN;
  }

bool IsHedging()
  {
   return AccountInfoInteger(ACCOUNT_MARGIN_MODE) == ACCOUNT_MARGIN_MODE_RETAIL_HEDGING;
  }

// The oldest position that an order of this side and volume would make smaller and not turn; 0 when there is none.
long ReduciblePosition(const string symbol, const bool buys, const double volume)
  {
   long oldest = 0;
   long oldestTime = 0;
   for(int i = 0; i < PositionsTotal(); i++)
     {
      ulong ticket = PositionGetTicket(i);
      if(ticket == 0 || PositionGetString(POSITION_SYMBOL) != symbol)
         continue;
      bool isShort = PositionGetInteger(POSITION_TYPE) == POSITION_TYPE_SELL;
      bool isLarge = PositionGetDouble(POSITION_VOLUME) >= volume - 0.000000001;
      long time = PositionGetInteger(POSITION_TIME_MSC);
      if(isShort == buys && isLarge && (oldest == 0 || time < oldestTime))
        {
         oldest = (long)ticket;
         oldestTime = time;
        }
     }
   return oldest;
  }

// Builds what goes to OrderSend. Unfit is empty, or the code with which the request is refused; Why says it in words.
class TradeBuilder
  {
private:
   string            m_unfit;
   string            m_why;

   void              Refuse(const string code, const string why)
     {
      m_unfit = code;
      m_why = why;
     }

   double            CurrentPrice(const string symbol, const bool buys)
     {
      return SymbolInfoDouble(symbol, buys ? SYMBOL_ASK : SYMBOL_BID);
     }

   void              Terms(FrameReader &frame, MqlTradeRequest &request)
     {
      request.magic = (ulong)frame.Number("magic");
      request.comment = frame.Text("comment");
      request.deviation = frame.Has("deviation") ? (ulong)frame.Number("deviation") : DEFAULT_DEVIATION;
      request.sl = frame.Decimal("sl");
      request.tp = frame.Decimal("tp");
      request.type_time = ORDER_TIME_GTC;
      if(frame.Has("timeType"))
         request.type_time = (ENUM_ORDER_TYPE_TIME)TimeTypeOf(frame.Text("timeType"));
      request.expiration = (datetime)(frame.Number("expiration") / 1000);
     }

   void              Filling(FrameReader &frame, MqlTradeRequest &request, const ENUM_ORDER_TYPE_FILLING otherwise)
     {
      request.type_filling = otherwise;
      if(frame.Has("filling"))
         request.type_filling = (ENUM_ORDER_TYPE_FILLING)FillingOf(frame.Text("filling"));
     }

   void              ReduceOnly(MqlTradeRequest &request, const bool buys)
     {
      long position = ReduciblePosition(request.symbol, buys, request.volume);
      if(position == 0)
         Refuse(UNFIT_REDUCE_ONLY, "there is nothing of that size to reduce");
      else
         if(IsHedging())
            request.position = (ulong)position;
     }

   void              MarketOrder(FrameReader &frame, MqlTradeRequest &request)
     {
      bool buys = frame.Text("kind") == "BUY";
      request.action = TRADE_ACTION_DEAL;
      request.symbol = frame.Text("symbol");
      request.type = buys ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
      request.volume = frame.Decimal("volume");
      request.price = frame.Has("price") ? frame.Decimal("price") : CurrentPrice(request.symbol, buys);
      Filling(frame, request, FillingBySymbol(request.symbol));
      if(frame.Flag("reduceOnly"))
         ReduceOnly(request, buys);
     }

   void              PendingOrder(FrameReader &frame, MqlTradeRequest &request)
     {
      request.action = TRADE_ACTION_PENDING;
      request.symbol = frame.Text("symbol");
      request.type = (ENUM_ORDER_TYPE)OrderKindOf(frame.Text("kind"));
      request.volume = frame.Decimal("volume");
      request.price = frame.Decimal("price");
      request.stoplimit = frame.Decimal("stopLimit");
      Filling(frame, request, ORDER_FILLING_RETURN);
      if(!frame.Flag("reduceOnly"))
         return;
      if(IsHedging())
         Refuse(UNFIT_REDUCE_ONLY, "a pending order opens another position in hedging");
      else
         ReduceOnly(request, StringFind(frame.Text("kind"), "BUY") == 0);
     }

   // What is not said of a working order stays as it is.
   void              ModifyOrder(FrameReader &frame, MqlTradeRequest &request)
     {
      request.action = TRADE_ACTION_MODIFY;
      request.order = (ulong)frame.Number("ticket");
      request.price = frame.Decimal("price");
      request.stoplimit = frame.Decimal("stopLimit");
      if(!OrderSelect(request.order))
         return;
      request.symbol = OrderGetString(ORDER_SYMBOL);
      request.type = (ENUM_ORDER_TYPE)OrderGetInteger(ORDER_TYPE);
      request.volume = OrderGetDouble(ORDER_VOLUME_CURRENT);
      if(!frame.Has("stopLimit"))
         request.stoplimit = OrderGetDouble(ORDER_PRICE_STOPLIMIT);
      if(!frame.Has("timeType"))
        {
         request.type_time = (ENUM_ORDER_TYPE_TIME)OrderGetInteger(ORDER_TYPE_TIME);
         request.expiration = (datetime)OrderGetInteger(ORDER_TIME_EXPIRATION);
        }
     }

   // Without the check a close of what is gone would open the opposite position in netting.
   void              ClosePosition(FrameReader &frame, MqlTradeRequest &request)
     {
      if(!PositionSelectByTicket((ulong)frame.Number("ticket")))
        {
         Refuse(UNFIT_INVALID, "there is no such position");
         return;
        }
      bool buys = PositionGetInteger(POSITION_TYPE) == POSITION_TYPE_SELL;
      double held = PositionGetDouble(POSITION_VOLUME);
      request.action = TRADE_ACTION_DEAL;
      request.symbol = PositionGetString(POSITION_SYMBOL);
      request.position = (ulong)frame.Number("ticket");
      request.type = buys ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
      request.volume = frame.Has("volume") ? frame.Decimal("volume") : held;
      request.price = frame.Has("price") ? frame.Decimal("price") : CurrentPrice(request.symbol, buys);
      request.sl = 0;
      request.tp = 0;
      Filling(frame, request, FillingBySymbol(request.symbol));
      if(request.symbol != frame.Text("symbol") || request.volume > held + 0.000000001)
         Refuse(UNFIT_INVALID, "the position is of another symbol, or smaller");
     }

   void              CloseBy(FrameReader &frame, MqlTradeRequest &request)
     {
      request.action = TRADE_ACTION_CLOSE_BY;
      request.position = (ulong)frame.Number("ticket");
      request.position_by = (ulong)frame.Number("positionBy");
      if(!IsHedging())
         Refuse(UNFIT_INVALID, "only hedging accounts have opposite positions");
     }

public:
   string            Unfit() { return m_unfit; }
   string            Why() { return m_why; }

   bool              Build(FrameReader &frame, MqlTradeRequest &request)
     {
      m_unfit = "";
      m_why = "";
      string action = frame.Text("action");
      Terms(frame, request);
      if(action == "market")
         MarketOrder(frame, request);
      if(action == "pending")
         PendingOrder(frame, request);
      if(action == "modifyOrder")
         ModifyOrder(frame, request);
      if(action == "close")
         ClosePosition(frame, request);
      if(action == "closeBy")
         CloseBy(frame, request);
      if(action == "cancel")
        {
         request.action = TRADE_ACTION_REMOVE;
         request.order = (ulong)frame.Number("ticket");
        }
      if(action == "modifyPosition")
        {
         request.action = TRADE_ACTION_SLTP;
         request.position = (ulong)frame.Number("ticket");
         request.symbol = frame.Text("symbol");
        }
      return m_unfit == "";
     }
  };
