// Ticks and closed bars of the symbols that the gateway subscribed to. OnTick tells of the chart's symbol only, so all are
// polled.

#define TICKS_A_POLL 512
#define BARS_POLL_MILLIS 200

struct TickStream
  {
   string symbol;
   long   from;
   int    seen;
  };

struct BarSeries
  {
   string          symbol;
   string          name;
   ENUM_TIMEFRAMES timeframe;
   datetime        forming;
  };

class Market
  {
private:
   TickStream        m_streams[];
   BarSeries         m_series[];
   ulong             m_nextBars;

   long              AfterLastTick(const string symbol)
     {
      MqlTick tick;
      return SymbolInfoTick(symbol, tick) ? tick.time_msc + 1 : serverClock.Now();
     }

   void              Stream(const string symbol)
     {
      int size = ArraySize(m_streams);
      for(int i = 0; i < size; i++)
         if(m_streams[i].symbol == symbol)
            return;
      ArrayResize(m_streams, size + 1);
      m_streams[size].symbol = symbol;
      m_streams[size].from = AfterLastTick(symbol);
      m_streams[size].seen = 0;
     }

   void              Follow(const string symbol, const string name)
     {
      int size = ArraySize(m_series);
      for(int i = 0; i < size; i++)
         if(m_series[i].symbol == symbol && m_series[i].name == name)
            return;
      ArrayResize(m_series, size + 1);
      m_series[size].symbol = symbol;
      m_series[size].name = name;
      m_series[size].timeframe = TimeframeOf(name);
      m_series[size].forming = iTime(symbol, TimeframeOf(name), 0);
     }

   // Several ticks may bear the same millisecond: how many of the last one were sent is remembered.
   void              SendTicks(const int stream)
     {
      MqlTick ticks[];
      int count = CopyTicks(m_streams[stream].symbol, ticks, COPY_TICKS_ALL, (ulong)m_streams[stream].from, TICKS_A_POLL);
      for(int i = m_streams[stream].seen; i < count; i++)
        {
         FrameWriter frame;
         frame.Start("tick");
         TickFields(frame, m_streams[stream].symbol, ticks[i]);
         wire.Send(frame);
        }
      if(count <= 0)
         return;
      m_streams[stream].from = ticks[count - 1].time_msc;
      m_streams[stream].seen = 0;
      for(int i = 0; i < count; i++)
         if(ticks[i].time_msc == m_streams[stream].from)
            m_streams[stream].seen++;
      if(m_streams[stream].seen >= TICKS_A_POLL)
        {
         m_streams[stream].from++;
         m_streams[stream].seen = 0;
        }
     }

   void              TellBars(const int series)
     {
      datetime forming = iTime(m_series[series].symbol, m_series[series].timeframe, 0);
      datetime known = m_series[series].forming;
      if(forming == 0 || forming == known)
         return;
      m_series[series].forming = forming;
      MqlRates bars[];
      int count = known == 0 ? 0 : CopyRates(m_series[series].symbol, m_series[series].timeframe, known, forming - 1, bars);
      for(int i = 0; i < count; i++)
        {
         FrameWriter frame;
         frame.Start("bar");
         BarFields(frame, m_series[series].symbol, m_series[series].name, bars[i]);
         events.Tell(frame);
        }
     }

public:
                     Market() { m_nextBars = 0; }

   void              Reset()
     {
      ArrayResize(m_streams, 0);
      ArrayResize(m_series, 0);
     }

   void              Subscribe(const string symbol, const bool ticks, const string timeframe)
     {
      if(ticks)
         Stream(symbol);
      if(timeframe != "")
         Follow(symbol, timeframe);
     }

   // Ticks that came while there was no link are not sent late.
   void              SkipToNow()
     {
      for(int i = 0; i < ArraySize(m_streams); i++)
        {
         m_streams[i].from = AfterLastTick(m_streams[i].symbol);
         m_streams[i].seen = 0;
        }
     }

   void              PollTicks()
     {
      for(int i = 0; i < ArraySize(m_streams) && wire.IsOpen(); i++)
         SendTicks(i);
     }

   void              PollBars()
     {
      if(GetTickCount64() < m_nextBars)
         return;
      m_nextBars = GetTickCount64() + BARS_POLL_MILLIS;
      for(int i = 0; i < ArraySize(m_series); i++)
         TellBars(i);
     }

   void              AddSymbols(string &symbols[])
     {
      for(int i = 0; i < ArraySize(m_streams); i++)
         AddSymbol(symbols, m_streams[i].symbol);
      for(int i = 0; i < ArraySize(m_series); i++)
         AddSymbol(symbols, m_series[i].symbol);
     }

   void              AddSymbol(string &symbols[], const string symbol)
     {
      if(symbol == "")
         return;
      int size = ArraySize(symbols);
      for(int i = 0; i < size; i++)
         if(symbols[i] == symbol)
            return;
      ArrayResize(symbols, size + 1);
      symbols[size] = symbol;
     }
  };

Market market;
