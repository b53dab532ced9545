// What happens in the account: numbered within a run, kept for links to come (docs/mt5-protocol.md, section 5).

#define EVENTS_KEPT 4096
#define MOST_DEFERRED 1024
#define DEFER_MILLIS 10000
#define DEFERRED_ORDER 1
#define DEFERRED_DEAL 2

class Events
  {
private:
   string            m_types[];
   string            m_fields[];
   long              m_last;
   bool              m_live;

public:
                     Events() { Reset(); }

   void              Reset()
     {
      ArrayResize(m_types, EVENTS_KEPT);
      ArrayResize(m_fields, EVENTS_KEPT);
      m_last = 0;
      m_live = false;
     }

   // Whether events are sent as they come, and not only kept.
   void              Live(const bool isLive) { m_live = isLive; }

   long              Last() { return m_last; }
   long              First() { return m_last > EVENTS_KEPT ? m_last - EVENTS_KEPT + 1 : 1; }

   void              Tell(FrameWriter &frame)
     {
      m_last++;
      frame.Number("event", m_last);
      int slot = (int)((m_last - 1) % EVENTS_KEPT);
      m_types[slot] = frame.Type();
      m_fields[slot] = frame.Fields();
      if(m_live)
         wire.Send(frame);
     }

   // Sends again what came after an event that the gateway has.
   void              Resend(const long after)
     {
      FrameWriter frame;
      long first = after + 1 > First() ? after + 1 : First();
      for(long event = first; event <= m_last; event++)
        {
         int slot = (int)((event - 1) % EVENTS_KEPT);
         frame.Restore(m_types[slot], m_fields[slot]);
         wire.Send(frame);
        }
     }
  };

Events events;

struct Deferred
  {
   int   kind;
   ulong ticket;
   ulong until;
  };

// Turns transactions into events. What a transaction names cannot always be read yet when it comes; then it is tried again.
class Transactions
  {
private:
   Deferred          m_deferred[];

   void              Defer(const int kind, const ulong ticket)
     {
      int size = ArraySize(m_deferred);
      if(size >= MOST_DEFERRED)
        {
         Print("too many transactions wait; ", ticket, " is left to the sweep");
         return;
        }
      ArrayResize(m_deferred, size + 1, 64);
      m_deferred[size].kind = kind;
      m_deferred[size].ticket = ticket;
      m_deferred[size].until = GetTickCount64() + DEFER_MILLIS;
     }

   void              TellAccount()
     {
      FrameWriter frame;
      frame.Start("account");
      AccountFields(frame);
      events.Tell(frame);
     }

   bool              TellOrder(const ulong ticket)
     {
      int where = SelectOrder(ticket);
      if(where == ITEM_NONE)
         return false;
      FrameWriter frame;
      frame.Start("order");
      OrderFields(frame, ticket, where);
      events.Tell(frame);
      return true;
     }

   void              TellPosition(const long identifier, const string symbol, const bool wasLong)
     {
      FrameWriter frame;
      frame.Start("position");
      if(SelectPosition(identifier))
         PositionFields(frame);
      else
         GonePositionFields(frame, identifier, symbol, wasLong);
      events.Tell(frame);
     }

   bool              TellDeal(const ulong ticket)
     {
      if(!HistoryDealSelect(ticket))
         return false;
      FrameWriter frame;
      frame.Start("deal");
      DealFields(frame, ticket);
      events.Tell(frame);
      long position = HistoryDealGetInteger(ticket, DEAL_POSITION_ID);
      // A deal that leaves no position behind was made against it.
      if(position != 0)
         TellPosition(position, HistoryDealGetString(ticket, DEAL_SYMBOL), HistoryDealGetInteger(ticket, DEAL_TYPE) != DEAL_TYPE_BUY);
      TellAccount();
      return true;
     }

   bool              TellItem(const int kind, const ulong ticket)
     {
      return kind == DEFERRED_DEAL ? TellDeal(ticket) : TellOrder(ticket);
     }

   void              TellOrDefer(const int kind, const ulong ticket)
     {
      if(ticket != 0 && !TellItem(kind, ticket))
         Defer(kind, ticket);
     }

public:
   void              Reset() { ArrayResize(m_deferred, 0); }

   void              Hear(const MqlTradeTransaction &transaction)
     {
      switch((int)transaction.type)
        {
         case TRADE_TRANSACTION_ORDER_ADD:
         case TRADE_TRANSACTION_ORDER_UPDATE:
         case TRADE_TRANSACTION_ORDER_DELETE:
         case TRADE_TRANSACTION_HISTORY_ADD:
         case TRADE_TRANSACTION_HISTORY_UPDATE:
            TellOrDefer(DEFERRED_ORDER, transaction.order);
            break;
         case TRADE_TRANSACTION_DEAL_ADD:
         case TRADE_TRANSACTION_DEAL_UPDATE:
            TellOrDefer(DEFERRED_DEAL, transaction.deal);
            break;
         case TRADE_TRANSACTION_POSITION:
            TellPosition((long)transaction.position, transaction.symbol, transaction.deal_type == DEAL_TYPE_BUY);
            TellAccount();
            break;
        }
     }

   // Tries again what could not be read.
   void              Retry()
     {
      int kept = 0;
      for(int i = 0; i < ArraySize(m_deferred); i++)
        {
         if(TellItem(m_deferred[i].kind, m_deferred[i].ticket))
            continue;
         if(GetTickCount64() >= m_deferred[i].until)
           {
            Print("transaction of ", m_deferred[i].ticket, " names nothing that can be read; the sweep will tell");
            continue;
           }
         m_deferred[kept] = m_deferred[i];
         kept++;
        }
      ArrayResize(m_deferred, kept);
     }
  };

Transactions transactions;
