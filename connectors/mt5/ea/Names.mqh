// The protocol's words for the terminal's enumerations.

string AccountModeName()
  {
   switch((int)AccountInfoInteger(ACCOUNT_MARGIN_MODE))
     {
      case ACCOUNT_MARGIN_MODE_RETAIL_HEDGING:
         return "HEDGING";
      case ACCOUNT_MARGIN_MODE_EXCHANGE:
         return "EXCHANGE";
     }
   return "NETTING";
  }

string AccountKindName()
  {
   switch((int)AccountInfoInteger(ACCOUNT_TRADE_MODE))
     {
      case ACCOUNT_TRADE_MODE_DEMO:
         return "DEMO";
      case ACCOUNT_TRADE_MODE_CONTEST:
         return "CONTEST";
     }
   return "REAL";
  }

string OrderKindName(const long kind)
  {
   switch((int)kind)
     {
      case ORDER_TYPE_BUY:
         return "BUY";
      case ORDER_TYPE_SELL:
         return "SELL";
      case ORDER_TYPE_BUY_LIMIT:
         return "BUY_LIMIT";
      case ORDER_TYPE_SELL_LIMIT:
         return "SELL_LIMIT";
      case ORDER_TYPE_BUY_STOP:
         return "BUY_STOP";
      case ORDER_TYPE_SELL_STOP:
         return "SELL_STOP";
      case ORDER_TYPE_BUY_STOP_LIMIT:
         return "BUY_STOP_LIMIT";
      case ORDER_TYPE_SELL_STOP_LIMIT:
         return "SELL_STOP_LIMIT";
     }
   return "CLOSE_BY";
  }

// -1 where there is no such kind.
int OrderKindOf(const string name)
  {
   for(int kind = ORDER_TYPE_BUY; kind <= ORDER_TYPE_SELL_STOP_LIMIT; kind++)
      if(OrderKindName(kind) == name)
         return kind;
   return -1;
  }

string OrderStateName(const long state)
  {
   switch((int)state)
     {
      case ORDER_STATE_STARTED:
         return "STARTED";
      case ORDER_STATE_PARTIAL:
         return "PARTIAL";
      case ORDER_STATE_CANCELED:
         return "CANCELED";
      case ORDER_STATE_FILLED:
         return "FILLED";
      case ORDER_STATE_REJECTED:
         return "REJECTED";
      case ORDER_STATE_EXPIRED:
         return "EXPIRED";
     }
   return "PLACED";
  }

string OrderReasonName(const long reason)
  {
   switch((int)reason)
     {
      case ORDER_REASON_CLIENT:
         return "CLIENT";
      case ORDER_REASON_MOBILE:
         return "MOBILE";
      case ORDER_REASON_WEB:
         return "WEB";
      case ORDER_REASON_EXPERT:
         return "EXPERT";
      case ORDER_REASON_SL:
         return "SL";
      case ORDER_REASON_TP:
         return "TP";
      case ORDER_REASON_SO:
         return "SO";
     }
   return "OTHER";
  }

string DealReasonName(const long reason)
  {
   switch((int)reason)
     {
      case DEAL_REASON_CLIENT:
         return "CLIENT";
      case DEAL_REASON_MOBILE:
         return "MOBILE";
      case DEAL_REASON_WEB:
         return "WEB";
      case DEAL_REASON_EXPERT:
         return "EXPERT";
      case DEAL_REASON_SL:
         return "SL";
      case DEAL_REASON_TP:
         return "TP";
      case DEAL_REASON_SO:
         return "SO";
     }
   return "OTHER";
  }

string DealKindName(const long kind)
  {
   switch((int)kind)
     {
      case DEAL_TYPE_BUY:
         return "BUY";
      case DEAL_TYPE_SELL:
         return "SELL";
      case DEAL_TYPE_BALANCE:
         return "BALANCE";
      case DEAL_TYPE_CREDIT:
         return "CREDIT";
      case DEAL_TYPE_CHARGE:
         return "CHARGE";
      case DEAL_TYPE_CORRECTION:
         return "CORRECTION";
      case DEAL_TYPE_BONUS:
         return "BONUS";
      case DEAL_TYPE_COMMISSION:
      case DEAL_TYPE_COMMISSION_DAILY:
      case DEAL_TYPE_COMMISSION_MONTHLY:
         return "COMMISSION";
     }
   return "OTHER";
  }

string DealEntryName(const long entry)
  {
   switch((int)entry)
     {
      case DEAL_ENTRY_IN:
         return "IN";
      case DEAL_ENTRY_OUT:
         return "OUT";
      case DEAL_ENTRY_INOUT:
         return "INOUT";
     }
   return "OUT_BY";
  }

string ExecutionName(const long execution)
  {
   switch((int)execution)
     {
      case SYMBOL_TRADE_EXECUTION_REQUEST:
         return "REQUEST";
      case SYMBOL_TRADE_EXECUTION_INSTANT:
         return "INSTANT";
      case SYMBOL_TRADE_EXECUTION_MARKET:
         return "MARKET";
     }
   return "EXCHANGE";
  }

string TradeModeName(const long mode)
  {
   switch((int)mode)
     {
      case SYMBOL_TRADE_MODE_DISABLED:
         return "DISABLED";
      case SYMBOL_TRADE_MODE_LONGONLY:
         return "LONG_ONLY";
      case SYMBOL_TRADE_MODE_SHORTONLY:
         return "SHORT_ONLY";
      case SYMBOL_TRADE_MODE_CLOSEONLY:
         return "CLOSE_ONLY";
     }
   return "FULL";
  }

string FillingName(const long filling)
  {
   switch((int)filling)
     {
      case ORDER_FILLING_FOK:
         return "FOK";
      case ORDER_FILLING_IOC:
         return "IOC";
      case ORDER_FILLING_RETURN:
         return "RETURN";
     }
   return "BOC";
  }

// -1 where there is no such filling.
int FillingOf(const string name)
  {
   for(int filling = ORDER_FILLING_FOK; filling <= ORDER_FILLING_BOC; filling++)
      if(FillingName(filling) == name)
         return filling;
   return -1;
  }

string TimeTypeName(const long type)
  {
   switch((int)type)
     {
      case ORDER_TIME_DAY:
         return "DAY";
      case ORDER_TIME_SPECIFIED:
         return "SPECIFIED";
      case ORDER_TIME_SPECIFIED_DAY:
         return "SPECIFIED_DAY";
     }
   return "GTC";
  }

// -1 where there is no such type.
int TimeTypeOf(const string name)
  {
   for(int type = ORDER_TIME_GTC; type <= ORDER_TIME_SPECIFIED_DAY; type++)
      if(TimeTypeName(type) == name)
         return type;
   return -1;
  }

// PERIOD_CURRENT where there is no such timeframe.
ENUM_TIMEFRAMES TimeframeOf(const string name)
  {
   if(name == "M1")
      return PERIOD_M1;
   if(name == "M5")
      return PERIOD_M5;
   if(name == "M15")
      return PERIOD_M15;
   if(name == "H1")
      return PERIOD_H1;
   if(name == "H4")
      return PERIOD_H4;
   if(name == "D1")
      return PERIOD_D1;
   return PERIOD_CURRENT;
  }

// Retcodes that say that something was done.
bool IsDone(const long retcode)
  {
   return (retcode >= 10008 && retcode <= 10010) || retcode == 10025;
  }

// Retcodes that say for certain that nothing was executed.
bool IsRefused(const long retcode)
  {
   return retcode == 10004 || retcode == 10006 || retcode == 10007
          || (retcode >= 10013 && retcode <= 10024)
          || (retcode >= 10026 && retcode <= 10030)
          || (retcode >= 10032 && retcode <= 10036)
          || (retcode >= 10038 && retcode <= 10046);
  }
