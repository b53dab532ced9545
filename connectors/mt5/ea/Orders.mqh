// What is done with an "order": the steps of docs/mt5-protocol.md, section 6, in their order.

#define SETTLE_UNKNOWN -1
#define SETTLE_NOTHING 0
#define SETTLE_FOUND 1
#define CLOCK_SLACK_MILLIS 60000
#define WATCH_MILLIS 1000

class Orders
  {
private:
   string            m_requestId;
   ulong             m_watched[];
   ulong             m_nextWatch;

   void              Answer(const string code, const JournalEntry &entry, const string text, const bool replayed)
     {
      FrameWriter frame;
      frame.Start("result");
      frame.Text("re", m_requestId);
      frame.Text("code", code);
      frame.Number("retcode", entry.retcode);
      frame.Number("external", entry.external);
      frame.Number("order", entry.order);
      frame.Number("deal", entry.deal);
      frame.Text("volume", entry.volume);
      frame.Text("price", entry.price);
      frame.Text("text", text);
      frame.Flag("replayed", replayed);
      frame.Number("time", replayed ? entry.endedAt : serverClock.Now());
      wire.Send(frame);
     }

   void              Clear(JournalEntry &entry)
     {
      entry.retcode = 0;
      entry.external = 0;
      entry.order = 0;
      entry.deal = 0;
      entry.volume = "0";
      entry.price = "0";
      entry.endedAt = 0;
      entry.hasResult = false;
      entry.absent = false;
     }

   void              Refuse(const string code, const string text)
     {
      JournalEntry nothing;
      Clear(nothing);
      Answer(code, nothing, text, false);
     }

   void              AnswerSeen(const int i)
     {
      if(journal.IsOpen(i))
         Settle(i);
      JournalEntry entry;
      journal.Read(i, entry);
      if(entry.hasResult && !entry.absent && !journal.IsOpen(i))
         Answer("SENT", entry, "", true);
      else
         if(entry.absent)
            Answer("ABSENT", entry, "is known not to exist", false);
         else
            Answer("UNRESOLVED", entry, "begun, and its end is not known", false);
     }

   bool              IsDuplicateClient(const string clientId)
     {
      JournalEntry entry;
      for(int i = 0; i < journal.Size(); i++)
         if(journal.IsOf(i, clientId) && (journal.IsOpen(i) || journal.WasDone(i)))
           {
            journal.Read(i, entry);
            Answer("DUPLICATE", entry, "request " + entry.requestId, false);
            return true;
           }
      return false;
     }

   // Protects when the journal was lost. Where history cannot be had, nothing may be sent.
   bool              IsDuplicateMagic(const long magic)
     {
      Found found;
      JournalEntry entry;
      Clear(entry);
      if(!found.Look(magic, 0, ""))
        {
         Refuse("NOT_READY", "history cannot be had");
         return true;
        }
      if(found.Orders() == 0 && found.Deals() == 0 && !PositionHasMagic(magic))
         return false;
      entry.order = found.Orders() > 0 ? (long)found.Order(0) : 0;
      entry.deal = found.Deals() > 0 ? (long)found.Deal(0) : 0;
      Answer("DUPLICATE", entry, "its magic is in use", false);
      return true;
     }

   void              Fill(FrameReader &frame, const MqlTradeRequest &request, JournalEntry &entry)
     {
      Clear(entry);
      entry.requestId = m_requestId;
      entry.clientId = frame.Text("clientId");
      entry.magic = frame.Number("magic");
      entry.begunAt = serverClock.Now();
      entry.expiresAt = frame.Number("expiresAt");
      entry.action = frame.Text("action");
      entry.symbol = request.symbol;
      entry.reduceOnly = frame.Flag("reduceOnly");
     }

   void              FillResult(JournalEntry &entry, const MqlTradeResult &result)
     {
      entry.retcode = (long)result.retcode;
      entry.external = result.retcode_external;
      entry.order = (long)result.order;
      entry.deal = (long)result.deal;
      entry.volume = DecimalText(result.volume, DECIMALS);
      entry.price = DecimalText(result.price, DECIMALS);
      entry.endedAt = serverClock.Now();
      entry.hasResult = true;
     }

   void              AnswerSent(const JournalEntry &entry, const MqlTradeResult &result, const string text)
     {
      FrameWriter frame;
      frame.Start("result");
      frame.Text("re", m_requestId);
      frame.Text("code", "SENT");
      frame.Number("retcode", entry.retcode);
      frame.Number("external", entry.external);
      frame.Number("order", entry.order);
      frame.Number("deal", entry.deal);
      frame.Text("volume", entry.volume);
      frame.Text("price", entry.price);
      frame.Decimal("bid", result.bid, DECIMALS);
      frame.Decimal("ask", result.ask, DECIMALS);
      frame.Text("text", text);
      frame.Flag("replayed", false);
      frame.Number("time", entry.endedAt);
      wire.Send(frame);
     }

   void              Execute(FrameReader &frame, MqlTradeRequest &request)
     {
      JournalEntry entry;
      Fill(frame, request, entry);
      if(!journal.Begin(entry))
        {
         Refuse("JOURNAL", "the journal cannot be written: error " + IntegerToString(GetLastError()));
         return;
        }
      MqlTradeResult result = {};
      ResetLastError();
      bool passed = OrderSend(request, result);
      string text = passed ? result.comment : result.comment + " (error " + IntegerToString(GetLastError()) + ")";
      FillResult(entry, result);
      // A result that cannot be kept leaves the request begun: it is looked up when it is seen again.
      if(!journal.End(entry))
         Print("the result of ", m_requestId, " could not be written to the journal");
      if(entry.reduceOnly && entry.action == "pending" && IsDone(entry.retcode))
         AddTicket(m_watched, result.order);
      AnswerSent(entry, result, text);
     }

   // Whether an order may be what became of a request: made after it began, and no other request's.
   bool              MayBe(const ulong order, const JournalEntry &entry)
     {
      int where = SelectOrder(order);
      return where != ITEM_NONE && OrderLong(order, where, ORDER_TIME_SETUP_MSC) >= entry.begunAt - CLOCK_SLACK_MILLIS
             && !journal.Owns((long)order);
     }

   void              RecordFound(JournalEntry &entry, const ulong order, const ulong deal)
     {
      int where = SelectOrder(order);
      double volume = OrderDecimal(order, where, ORDER_VOLUME_INITIAL) - OrderDecimal(order, where, ORDER_VOLUME_CURRENT);
      entry.retcode = deal != 0 ? 10009 : 10008;
      entry.external = 0;
      entry.order = (long)order;
      entry.deal = (long)deal;
      entry.volume = DecimalText(volume, DECIMALS);
      entry.price = DecimalText(OrderDecimal(order, where, ORDER_PRICE_OPEN), DECIMALS);
      entry.endedAt = serverClock.Now();
      if(!journal.End(entry))
         Print("what became of ", entry.requestId, " could not be written to the journal");
     }

   // The working order that is selected.
   bool              IsReducing()
     {
      bool buys = StringFind(OrderKindName(OrderGetInteger(ORDER_TYPE)), "BUY") == 0;
      return ReduciblePosition(OrderGetString(ORDER_SYMBOL), buys, 0) != 0;
     }

   void              Remove(const ulong order)
     {
      MqlTradeRequest request = {};
      MqlTradeResult result = {};
      request.action = TRADE_ACTION_REMOVE;
      request.order = order;
      bool passed = OrderSend(request, result);
      Print("order ", order, " has nothing left to reduce; removing it ", passed ? "passed" : "failed", " with ", result.retcode);
     }

public:
                     Orders() { m_nextWatch = 0; }

   // Looks for what became of an open request; what is found is recorded.
   int               Settle(const int i)
     {
      JournalEntry entry;
      journal.Read(i, entry);
      // Whoever cancels or changes an order bears its magic, which proves nothing about the request.
      if(!MakesOrder(entry.action) || entry.magic == 0)
         return SETTLE_UNKNOWN;
      Found found;
      if(!found.Look(entry.magic, 0, ""))
         return SETTLE_UNKNOWN;
      ulong order = 0;
      for(int k = 0; k < found.Orders(); k++)
         if((order == 0 || found.Order(k) < order) && MayBe(found.Order(k), entry))
            order = found.Order(k);
      if(order == 0)
         return SETTLE_NOTHING;
      RecordFound(entry, order, found.DealOf(order));
      return SETTLE_FOUND;
     }

   void              Handle(FrameReader &frame, const bool ready)
     {
      m_requestId = frame.Text("requestId");
      string fault = RequestFault(frame);
      int seen = fault == "" ? journal.Find(m_requestId) : -1;
      if(fault != "")
         Refuse("INVALID", fault);
      else
         if(seen >= 0)
            AnswerSeen(seen);
         else
            if(!journal.Admits(frame.Text("owner"), frame.Number("epoch")))
               Refuse("EPOCH", "a later owner was heard");
            else
               if(serverClock.Now() >= frame.Number("expiresAt"))
                  Refuse("EXPIRED", "came too late");
               else
                  if(!ready)
                     Refuse("NOT_READY", "not connected, or not allowed to trade");
                  else
                     HandleNew(frame);
     }

   // Its ids are new, and it came in time.
   void              HandleNew(FrameReader &frame)
     {
      if(IsDuplicateClient(frame.Text("clientId")))
         return;
      if(frame.Flag("unique") && IsDuplicateMagic(frame.Number("magic")))
         return;
      MqlTradeRequest request = {};
      TradeBuilder builder;
      if(builder.Build(frame, request))
         Execute(frame, request);
      else
         Refuse(builder.Unfit(), builder.Why());
     }

   // Pendings that must only reduce, as the journal has them.
   void              RestoreWatch()
     {
      JournalEntry entry;
      ArrayResize(m_watched, 0);
      for(int i = 0; i < journal.Size(); i++)
        {
         journal.Read(i, entry);
         if(entry.reduceOnly && entry.action == "pending" && journal.WasDone(i) && entry.order != 0)
            AddTicket(m_watched, (ulong)entry.order);
        }
     }

   // Removes those whose position is gone or has turned.
   void              Watch()
     {
      if(GetTickCount64() < m_nextWatch || !readiness.TradeAllowed())
         return;
      m_nextWatch = GetTickCount64() + WATCH_MILLIS;
      int kept = 0;
      for(int i = 0; i < ArraySize(m_watched); i++)
        {
         ulong order = m_watched[i];
         if(!OrderSelect(order))
            continue;
         if(!IsReducing())
            Remove(order);
         m_watched[kept] = order;
         kept++;
        }
      ArrayResize(m_watched, kept);
     }

   void              WatchSoon() { m_nextWatch = 0; }
  };

Orders orders;
