// The trade server's wall clock in milliseconds, and the account behind it.

#define QUARTER_OF_AN_HOUR 900

// TimeTradeServer counts whole seconds; what has passed since the last one comes from the tick counter.
class ServerClock
  {
private:
   long              m_second;
   ulong             m_heardAt;

public:
                     ServerClock()
     {
      m_second = 0;
      m_heardAt = 0;
     }

   long              Now()
     {
      long second = (long)TimeTradeServer();
      ulong ticks = GetTickCount64();
      if(second != m_second)
        {
         m_second = second;
         m_heardAt = ticks;
        }
      long passed = (long)(ticks - m_heardAt);
      return m_second * 1000 + (passed < 999 ? passed : 999);
     }

   // Seconds, server minus UTC, to the nearest quarter of an hour.
   long              UtcOffset()
     {
      double seconds = (double)((long)TimeTradeServer() - (long)TimeGMT());
      return (long)MathRound(seconds / QUARTER_OF_AN_HOUR) * QUARTER_OF_AN_HOUR;
     }
  };

// Whether what the terminal says of orders and history can be relied on.
class Readiness
  {
private:
   ulong             m_connectedAt;

public:
                     Readiness() { m_connectedAt = 0; }

   // Connected for long enough that history has come from the server: right after a start it looks empty, which would
   // read as "nothing happened".
   bool              Connected(const int settleMillis)
     {
      if(TerminalInfoInteger(TERMINAL_CONNECTED) == 0)
        {
         m_connectedAt = 0;
         return false;
        }
      if(m_connectedAt == 0)
         m_connectedAt = GetTickCount64() + 1;
      return GetTickCount64() + 1 - m_connectedAt >= (ulong)settleMillis;
     }

   bool              TradeAllowed()
     {
      return TerminalInfoInteger(TERMINAL_TRADE_ALLOWED) != 0
             && MQLInfoInteger(MQL_TRADE_ALLOWED) != 0
             && AccountInfoInteger(ACCOUNT_TRADE_ALLOWED) != 0
             && AccountInfoInteger(ACCOUNT_TRADE_EXPERT) != 0;
     }
  };

ServerClock serverClock;
Readiness   readiness;
