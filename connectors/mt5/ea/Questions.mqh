// Answers what the gateway asks (docs/mt5-protocol.md, sections 6 and 7).

#define MOST_ROWS 5000

// What the journal says of the requests of one client id.
class Questions
  {
private:
   string            m_re;

   // An open request that is not found, and has had its time, is known not to exist.
   void              SettleAll(const string clientId, const long settle)
     {
      JournalEntry entry;
      for(int i = 0; i < journal.Size(); i++)
        {
         if(!journal.IsOf(i, clientId) || !journal.IsOpen(i))
            continue;
         journal.Read(i, entry);
         if(orders.Settle(i) == SETTLE_NOTHING && serverClock.Now() >= entry.expiresAt + settle)
            journal.MarkAbsent(entry.requestId, serverClock.Now());
        }
     }

   // The request that says most: one that was done, else the last one; -1 without any.
   int               Weightiest(const string clientId)
     {
      int last = -1;
      for(int i = 0; i < journal.Size(); i++)
         if(journal.IsOf(i, clientId))
           {
            if(journal.WasDone(i))
               return i;
            last = i;
           }
      return last;
     }

   string            StateOf(const string clientId)
     {
      int weightiest = Weightiest(clientId);
      if(weightiest < 0)
         return "NONE";
      if(journal.WasDone(weightiest))
         return "SENT";
      JournalEntry entry;
      for(int i = 0; i < journal.Size(); i++)
         if(journal.IsOf(i, clientId) && journal.IsOpen(i))
            return "BEGUN";
      journal.Read(weightiest, entry);
      return entry.absent ? "ABSENT" : "SENT";
     }

   void              SayFound(const string code, const string clientId, const int count)
     {
      bool known = code == "OK";
      int weightiest = known ? Weightiest(clientId) : -1;
      JournalEntry entry;
      entry.retcode = 0;
      entry.order = 0;
      entry.deal = 0;
      if(weightiest >= 0)
         journal.Read(weightiest, entry);
      FrameWriter frame;
      frame.Start("found");
      frame.Text("re", m_re);
      frame.Text("code", code);
      frame.Text("journal", known ? StateOf(clientId) : "NONE");
      frame.Number("retcode", entry.retcode);
      frame.Number("order", entry.order);
      frame.Number("deal", entry.deal);
      frame.Number("count", count);
      wire.Send(frame);
     }

   bool              IsLookup(FrameReader &frame)
     {
      return frame.HasId("owner") && frame.HasNumber("epoch") && frame.Number("epoch") >= 0 && frame.HasId("clientId")
             && frame.HasNumber("magic") && frame.HasNumber("ticket") && frame.HasNumber("settle");
     }

   void              Lookup(FrameReader &frame, const bool connected)
     {
      string clientId = frame.Text("clientId");
      Found found;
      if(!IsLookup(frame))
         SayFound("INVALID", clientId, 0);
      else
         if(!journal.Admits(frame.Text("owner"), frame.Number("epoch")))
            SayFound("EPOCH", clientId, 0);
         else
            if(!connected || !found.Look(frame.Number("magic"), (ulong)frame.Number("ticket"), clientId))
               SayFound("NOT_READY", clientId, 0);
            else
              {
               SettleAll(clientId, frame.Number("settle"));
               SayFound("OK", clientId, found.Send(m_re));
              }
     }

   void              GetSymbols()
     {
      int count = 0;
      for(int i = 0; i < SymbolsTotal(true); i++)
         count += SendSymbol(m_re, SymbolName(i, true)) ? 1 : 0;
      Done(m_re, "OK", count);
     }

   void              GetSymbol(const string symbol)
     {
      bool sent = SendSymbol(m_re, symbol);
      Done(m_re, sent ? "OK" : "NO_SYMBOL", sent ? 1 : 0);
     }

   void              GetTick(const string symbol)
     {
      MqlTick tick;
      if(!SymbolSelect(symbol, true))
        {
         Done(m_re, "NO_SYMBOL", 0);
         return;
        }
      if(!SymbolInfoTick(symbol, tick) || tick.time_msc == 0)
        {
         Done(m_re, "NO_DATA", 0);
         return;
        }
      FrameWriter frame;
      frame.Start("tick");
      frame.Text("re", m_re);
      TickFields(frame, symbol, tick);
      wire.Send(frame);
      Done(m_re, "OK", 1);
     }

   void              GetOrder(const ulong ticket)
     {
      Found found;
      if(!found.Look(0, ticket, ""))
        {
         Done(m_re, "NOT_READY", 0);
         return;
        }
      int count = found.Send(m_re);
      Done(m_re, count > 0 ? "OK" : "NO_DATA", count);
     }

   void              GetOrders()
     {
      ulong tickets[];
      WorkingOrders(tickets);
      int count = 0;
      for(int i = 0; i < ArraySize(tickets); i++)
         count += SendOrder(m_re, tickets[i]) ? 1 : 0;
      Done(m_re, "OK", count);
     }

   void              GetDeals(FrameReader &frame)
     {
      ulong tickets[];
      bool known = Deals(tickets, frame.Number("since"), frame.Number("until"));
      int count = 0;
      for(int i = 0; i < ArraySize(tickets); i++)
         count += SendDeal(m_re, tickets[i]) ? 1 : 0;
      Done(m_re, known ? "OK" : "NOT_READY", count);
     }

   void              GetHistory(FrameReader &frame)
     {
      ulong tickets[];
      bool known = EndedOrders(tickets, frame.Number("since"), frame.Number("until"));
      int count = 0;
      for(int i = 0; i < ArraySize(tickets); i++)
         count += SendOrder(m_re, tickets[i]) ? 1 : 0;
      Done(m_re, known ? "OK" : "NOT_READY", count);
     }

   void              GetAccount()
     {
      SendAccount(m_re);
      Done(m_re, "OK", 1);
     }

   bool              HasSpan(FrameReader &frame) { return frame.HasNumber("since") && frame.HasNumber("until"); }

   void              Get(FrameReader &frame)
     {
      string what = frame.Text("what");
      if(what == "account")
         GetAccount();
      else if(what == "positions")
         Done(m_re, "OK", SendPositions(m_re));
      else if(what == "orders")
         GetOrders();
      else if(what == "symbols")
         GetSymbols();
      else if(what == "symbol" && frame.HasText("symbol"))
         GetSymbol(frame.Text("symbol"));
      else if(what == "tick" && frame.HasText("symbol"))
         GetTick(frame.Text("symbol"));
      else if(what == "order" && frame.HasNumber("ticket"))
         GetOrder((ulong)frame.Number("ticket"));
      else if(what == "deals" && HasSpan(frame))
         GetDeals(frame);
      else if(what == "history" && HasSpan(frame))
         GetHistory(frame);
      else
         Done(m_re, "INVALID", 0);
     }

   int               Limit(FrameReader &frame)
     {
      return (int)MathMin((double)MathMax((double)frame.Number("limit"), 1.0), (double)MOST_ROWS);
     }

   bool              IsRange(FrameReader &frame)
     {
      return frame.HasText("symbol") && frame.HasNumber("from") && frame.HasNumber("to") && frame.HasNumber("limit");
     }

   // Whole seconds at or after a time in milliseconds.
   long              SecondsUp(const long millis) { return (millis + 999) / 1000; }

   void              Bars(FrameReader &frame)
     {
      string symbol = frame.Text("symbol");
      string name = frame.Text("timeframe");
      ENUM_TIMEFRAMES timeframe = TimeframeOf(name);
      if(!IsRange(frame) || timeframe == PERIOD_CURRENT)
        {
         Done(m_re, "INVALID", 0);
         return;
        }
      if(!SymbolSelect(symbol, true))
        {
         Done(m_re, "NO_SYMBOL", 0);
         return;
        }
      datetime forming = iTime(symbol, timeframe, 0);
      long from = SecondsUp(frame.Number("from"));
      long to = SecondsUp(frame.Number("to"));
      if(forming != 0 && to > (long)forming)
         to = (long)forming;
      MqlRates bars[];
      int count = to > from ? CopyRates(symbol, timeframe, (datetime)from, (datetime)(to - 1), bars) : 0;
      SendBars(symbol, name, bars, count, Limit(frame));
     }

   void              SendBars(const string symbol, const string name, const MqlRates &bars[], const int count, const int limit)
     {
      int rows = count < limit ? count : limit;
      for(int i = 0; i < rows; i++)
        {
         FrameWriter row;
         row.Start("bar");
         row.Text("re", m_re);
         BarFields(row, symbol, name, bars[i]);
         wire.Send(row);
        }
      if(count < 0)
         Done(m_re, "NOT_READY", 0);
      else
         Done(m_re, count > limit ? "TOO_MANY" : "OK", rows);
     }

   void              Ticks(FrameReader &frame)
     {
      string symbol = frame.Text("symbol");
      if(!IsRange(frame))
        {
         Done(m_re, "INVALID", 0);
         return;
        }
      if(!SymbolSelect(symbol, true))
        {
         Done(m_re, "NO_SYMBOL", 0);
         return;
        }
      long from = frame.Number("from");
      long to = frame.Number("to");
      MqlTick ticks[];
      int count = to > from ? CopyTicksRange(symbol, ticks, COPY_TICKS_ALL, (ulong)from, (ulong)(to - 1)) : 0;
      SendTicks(symbol, ticks, count, Limit(frame));
     }

   void              SendTicks(const string symbol, const MqlTick &ticks[], const int count, const int limit)
     {
      int rows = count < limit ? count : limit;
      for(int i = 0; i < rows; i++)
        {
         FrameWriter row;
         row.Start("tick");
         row.Text("re", m_re);
         TickFields(row, symbol, ticks[i]);
         wire.Send(row);
        }
      if(count < 0)
         Done(m_re, "NOT_READY", 0);
      else
         Done(m_re, count > limit ? "TOO_MANY" : "OK", rows);
     }

   void              Subscribe(FrameReader &frame)
     {
      string symbol = frame.Text("symbol");
      string timeframe = frame.Text("timeframe");
      bool isKnown = !frame.Has("timeframe") || (frame.HasText("timeframe") && TimeframeOf(timeframe) != PERIOD_CURRENT);
      if(!frame.HasText("symbol") || !frame.HasFlag("ticks") || !isKnown)
         Done(m_re, "INVALID", 0);
      else
         if(!SendSymbol(m_re, symbol))
            Done(m_re, "NO_SYMBOL", 0);
         else
           {
            market.Subscribe(symbol, frame.Flag("ticks"), timeframe);
            Done(m_re, "OK", 1);
           }
     }

public:
   void              Answer(FrameReader &frame, const bool connected)
     {
      m_re = frame.Text("requestId");
      string type = frame.Type();
      if(type == "lookup")
         Lookup(frame, connected);
      if(type == "get")
         Get(frame);
      if(type == "bars")
         Bars(frame);
      if(type == "ticks")
         Ticks(frame);
      if(type == "subscribe")
         Subscribe(frame);
     }
  };

Questions questions;
