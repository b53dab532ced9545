// Tickets of orders and deals by time, magic or ticket. Selecting one item replaces the list of HistorySelect, so tickets
// are gathered first and items are read afterwards.

#define SECONDS_A_DAY 86400

void AddTicket(ulong &tickets[], const ulong ticket)
  {
   int size = ArraySize(tickets);
   ArrayResize(tickets, size + 1, 64);
   tickets[size] = ticket;
  }

bool HasTicket(const ulong &tickets[], const ulong ticket)
  {
   for(int i = 0; i < ArraySize(tickets); i++)
      if(tickets[i] == ticket)
         return true;
   return false;
  }

// Has the list of history from a server time on, in milliseconds. The end lies ahead: clocks differ.
bool SelectHistory(const long sinceMillis)
  {
   return HistorySelect((datetime)(sinceMillis / 1000), (datetime)(serverClock.Now() / 1000 + SECONDS_A_DAY));
  }

void WorkingOrders(ulong &tickets[])
  {
   for(int i = 0; i < OrdersTotal(); i++)
     {
      ulong ticket = OrderGetTicket(i);
      if(ticket != 0)
         AddTicket(tickets, ticket);
     }
  }

// Ended orders with since <= time < until; false when history cannot be had.
bool EndedOrders(ulong &tickets[], const long since, const long until)
  {
   if(!SelectHistory(since))
      return false;
   for(int i = 0; i < HistoryOrdersTotal(); i++)
     {
      ulong ticket = HistoryOrderGetTicket(i);
      long time = HistoryOrderGetInteger(ticket, ORDER_TIME_DONE_MSC);
      if(ticket != 0 && time >= since && time < until)
         AddTicket(tickets, ticket);
     }
   return true;
  }

// Deals with since <= time < until; false when history cannot be had.
bool Deals(ulong &tickets[], const long since, const long until)
  {
   if(!SelectHistory(since))
      return false;
   for(int i = 0; i < HistoryDealsTotal(); i++)
     {
      ulong ticket = HistoryDealGetTicket(i);
      long time = HistoryDealGetInteger(ticket, DEAL_TIME_MSC);
      if(ticket != 0 && time >= since && time < until)
         AddTicket(tickets, ticket);
     }
   return true;
  }

// Orders and deals that belong to one order.
class Found
  {
private:
   ulong             m_orders[];
   ulong             m_deals[];
   ulong             m_wanted[];

   bool              IsWanted(const ulong ticket, const long magic, const long wantedMagic)
     {
      return (wantedMagic != 0 && magic == wantedMagic) || HasTicket(m_wanted, ticket);
     }

   void              WantTicketsOf(const string clientId)
     {
      JournalEntry entry;
      for(int i = 0; i < journal.Size(); i++)
         if(journal.IsOf(i, clientId))
           {
            journal.Read(i, entry);
            if(entry.hasResult && entry.order != 0)
               AddTicket(m_wanted, (ulong)entry.order);
           }
     }

   void              Take(const ulong ticket)
     {
      AddTicket(m_orders, ticket);
      AddTicket(m_wanted, ticket);
     }

public:
   // False when history cannot be had; then nothing is known.
   bool              Look(const long magic, const ulong ticket, const string clientId)
     {
      ArrayResize(m_orders, 0);
      ArrayResize(m_deals, 0);
      ArrayResize(m_wanted, 0);
      if(ticket != 0)
         AddTicket(m_wanted, ticket);
      WantTicketsOf(clientId);
      if(!SelectHistory(serverClock.Now() - (long)DAYS_REMEMBERED * MILLIS_A_DAY))
         return false;
      for(int i = 0; i < OrdersTotal(); i++)
        {
         ulong working = OrderGetTicket(i);
         if(working != 0 && IsWanted(working, OrderGetInteger(ORDER_MAGIC), magic))
            Take(working);
        }
      for(int i = 0; i < HistoryOrdersTotal(); i++)
        {
         ulong ended = HistoryOrderGetTicket(i);
         if(IsWanted(ended, HistoryOrderGetInteger(ended, ORDER_MAGIC), magic) && !HasTicket(m_orders, ended))
            Take(ended);
        }
      for(int i = 0; i < HistoryDealsTotal(); i++)
        {
         ulong deal = HistoryDealGetTicket(i);
         if(IsWanted((ulong)HistoryDealGetInteger(deal, DEAL_ORDER), HistoryDealGetInteger(deal, DEAL_MAGIC), magic))
            AddTicket(m_deals, deal);
        }
      return true;
     }

   int               Orders() { return ArraySize(m_orders); }
   int               Deals() { return ArraySize(m_deals); }
   ulong             Order(const int i) { return m_orders[i]; }
   ulong             Deal(const int i) { return m_deals[i]; }

   // The first deal of an order; 0 where it has none.
   ulong             DealOf(const ulong order)
     {
      for(int i = 0; i < ArraySize(m_deals); i++)
         if(HistoryDealSelect(m_deals[i]) && (ulong)HistoryDealGetInteger(m_deals[i], DEAL_ORDER) == order)
            return m_deals[i];
      return 0;
     }

   // Sends all; gives how many frames that were.
   int               Send(const string re)
     {
      int sent = 0;
      for(int i = 0; i < ArraySize(m_orders); i++)
         sent += SendOrder(re, m_orders[i]) ? 1 : 0;
      for(int i = 0; i < ArraySize(m_deals); i++)
         sent += SendDeal(re, m_deals[i]) ? 1 : 0;
      return sent;
     }
  };

// Whether an open position bears this magic.
bool PositionHasMagic(const long magic)
  {
   for(int i = 0; i < PositionsTotal(); i++)
      if(PositionGetTicket(i) != 0 && PositionGetInteger(POSITION_MAGIC) == magic)
         return true;
   return false;
  }
