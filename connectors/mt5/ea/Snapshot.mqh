// What is told on every connect (docs/mt5-protocol.md, section 4).

#define SNAPSHOT "snapshot"

// The state of the account, and the sweep of what ended while nobody listened.
class Snapshot
  {
private:
   ulong             m_working[];
   ulong             m_ended[];
   ulong             m_deals[];

   void              GatherSymbols(string &symbols[])
     {
      for(int i = 0; i < SymbolsTotal(true); i++)
         market.AddSymbol(symbols, SymbolName(i, true));
      market.AddSymbols(symbols);
      for(int i = 0; i < PositionsTotal(); i++)
         if(PositionGetTicket(i) != 0)
            market.AddSymbol(symbols, PositionGetString(POSITION_SYMBOL));
      GatherOrderSymbols(m_working, symbols);
      GatherOrderSymbols(m_ended, symbols);
      for(int i = 0; i < ArraySize(m_deals); i++)
         if(HistoryDealSelect(m_deals[i]))
            market.AddSymbol(symbols, HistoryDealGetString(m_deals[i], DEAL_SYMBOL));
     }

   void              GatherOrderSymbols(const ulong &tickets[], string &symbols[])
     {
      for(int i = 0; i < ArraySize(tickets); i++)
        {
         int where = SelectOrder(tickets[i]);
         if(where != ITEM_NONE)
            market.AddSymbol(symbols, OrderText(tickets[i], where, ORDER_SYMBOL));
        }
     }

   int               SendOrders(const ulong &tickets[])
     {
      int sent = 0;
      for(int i = 0; i < ArraySize(tickets); i++)
         sent += SendOrder(SNAPSHOT, tickets[i]) ? 1 : 0;
      return sent;
     }

public:
   // False when history cannot be had yet.
   bool              Tell(const long dealsSince)
     {
      ArrayResize(m_working, 0);
      ArrayResize(m_ended, 0);
      ArrayResize(m_deals, 0);
      long end = serverClock.Now() + MILLIS_A_DAY;
      WorkingOrders(m_working);
      if(!EndedOrders(m_ended, dealsSince, end) || !Deals(m_deals, dealsSince, end))
         return false;
      string symbols[];
      GatherSymbols(symbols);
      int sent = 0;
      for(int i = 0; i < ArraySize(symbols); i++)
         sent += SendSymbol(SNAPSHOT, symbols[i]) ? 1 : 0;
      SendAccount(SNAPSHOT);
      sent += 1 + SendPositions(SNAPSHOT) + SendOrders(m_working) + SendOrders(m_ended);
      for(int i = 0; i < ArraySize(m_deals); i++)
         sent += SendDeal(SNAPSHOT, m_deals[i]) ? 1 : 0;
      Done(SNAPSHOT, "OK", sent);
      return true;
     }
  };

Snapshot snapshot;
