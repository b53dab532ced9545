// Links this terminal with a Sluice gateway. See docs/mt5-expert-advisor.md and docs/mt5-protocol.md.
#property copyright "Sluice"
#property version   "1.00"
#property description "Dials a Sluice gateway, executes its orders once, and tells what happens in the account."

#include "Json.mqh"
#include "Clock.mqh"
#include "Names.mqh"
#include "Wire.mqh"
#include "Records.mqh"
#include "Journal.mqh"
#include "Items.mqh"
#include "History.mqh"
#include "Events.mqh"
#include "Market.mqh"
#include "Trade.mqh"
#include "Orders.mqh"
#include "Questions.mqh"
#include "Snapshot.mqh"
#include "Bridge.mqh"

#define SHORTEST_TOKEN 16

input string InpHost = "127.0.0.1";   // Gateway: host (must be among the allowed addresses)
input int InpPort = 8002;             // Gateway: port
input string InpToken = "";           // Gateway: token of the terminals, at least 16 characters
input string InpTerminal = "mt5-1";   // Name of this terminal, the same over restarts
input int InpTimerMillis = 20;        // Milliseconds between two looks at the link
input int InpSettleMillis = 5000;     // Milliseconds of connection before history is relied on
input int InpRedialMillis = 1000;    // Milliseconds before the first redial; the longest pause is 15 times that
input int InpJournalBytes = 4194304;  // Journal: larger than this, it is rewritten at the start

int OnInit()
  {
   if(StringLen(InpToken) < SHORTEST_TOKEN || !IsId(InpTerminal) || InpPort < 1 || InpPort > 65535)
     {
      Print("InpToken needs ", SHORTEST_TOKEN, " characters, InpTerminal 1 to 64 of A-Z a-z 0-9 _ . -, InpPort 1 to 65535");
      return INIT_PARAMETERS_INCORRECT;
     }
   if(MQLInfoInteger(MQL_TESTER) != 0)
     {
      Print("the strategy tester has no sockets");
      return INIT_FAILED;
     }
   journal.Limit(InpJournalBytes);
   bridge.Start(InpHost, InpPort, InpToken, InpTerminal, InpSettleMillis, InpRedialMillis < 1 ? 1 : InpRedialMillis);
   return EventSetMillisecondTimer(InpTimerMillis < 10 ? 10 : InpTimerMillis) ? INIT_SUCCEEDED : INIT_FAILED;
  }

void OnDeinit(const int reason)
  {
   EventKillTimer();
   bridge.Stop();
  }

void OnTimer()
  {
   bridge.Run();
  }

void OnTick()
  {
   bridge.Run();
  }

void OnTradeTransaction(const MqlTradeTransaction &transaction, const MqlTradeRequest &request, const MqlTradeResult &result)
  {
   bridge.Hear(transaction);
  }
