// The life of the link: dial, greet, tell the snapshot, obey, and dial again (docs/mt5-protocol.md, section 2).

#define EA_VERSION "1.0"
#define PROTOCOL_VERSION 1
#define WELCOME_MILLIS 5000
#define LONGEST_REDIAL 15
#define STABLE_MILLIS 10000
#define SILENT_HEARTBEATS 5
#define FRAMES_A_TURN 64
#define LINK_OFFLINE 0
#define LINK_GREETING 1
#define LINK_LIVE 2

class Bridge
  {
private:
   string            m_host;
   int               m_port;
   string            m_token;
   string            m_terminal;
   int               m_settleMillis;
   string            m_run;
   long              m_login;
   int               m_state;
   ulong             m_since;
   ulong             m_nextDial;
   int               m_redial;
   int               m_firstRedial;
   bool              m_told;
   bool              m_resumed;
   bool              m_wasConnected;
   long              m_dealsSince;
   long              m_resumeAfter;
   ulong             m_heartbeat;
   ulong             m_nextBeat;
   ulong             m_lastHeard;
   long              m_echo;

   bool              IsConnected() { return readiness.Connected(m_settleMillis); }

   string            NewRun()
     {
      return HexDigits((ulong)TimeLocal(), 9) + HexDigits(GetTickCount64(), 8) + HexDigits((ulong)MathRand(), 4);
     }

   // Another account has another journal and another run. False while there is no account.
   bool              FollowAccount()
     {
      long login = AccountInfoInteger(ACCOUNT_LOGIN);
      if(login == m_login)
         return login != 0;
      Disconnect("the account has changed");
      m_login = 0;
      if(login == 0)
         return false;
      if(!journal.Open(AccountInfoString(ACCOUNT_SERVER), login))
        {
         Comment("Sluice: the journal cannot be opened. Does another Sluice EA serve this account?");
         return false;
        }
      m_login = login;
      m_run = NewRun();
      events.Reset();
      transactions.Reset();
      market.Reset();
      orders.RestoreWatch();
      return true;
     }

   void              Disconnect(const string reason)
     {
      wire.Close(reason);
      events.Live(false);
      if(m_state == LINK_OFFLINE)
         return;
      ulong now = GetTickCount64();
      if(m_state == LINK_LIVE && now - m_since >= STABLE_MILLIS)
         m_redial = m_firstRedial;
      m_state = LINK_OFFLINE;
      m_nextDial = now + (ulong)m_redial;
      m_redial = (int)MathMin(m_redial * 2, m_firstRedial * LONGEST_REDIAL);
      Comment("Sluice: no link to the gateway");
     }

   void              Hello()
     {
      FrameWriter frame;
      frame.Start("hello");
      frame.Number("v", PROTOCOL_VERSION);
      frame.Text("token", m_token);
      frame.Text("terminal", m_terminal);
      frame.Text("run", m_run);
      frame.Text("ea", EA_VERSION);
      frame.Number("login", m_login);
      frame.Text("server", AccountInfoString(ACCOUNT_SERVER));
      frame.Text("name", AccountInfoString(ACCOUNT_NAME));
      frame.Text("company", AccountInfoString(ACCOUNT_COMPANY));
      frame.Text("currency", AccountInfoString(ACCOUNT_CURRENCY));
      frame.Text("mode", AccountModeName());
      frame.Text("kind", AccountKindName());
      frame.Flag("connected", IsConnected());
      frame.Flag("tradeAllowed", readiness.TradeAllowed());
      frame.Number("serverTime", serverClock.Now());
      frame.Number("utcOffset", serverClock.UtcOffset());
      frame.Text("journal", journal.Identity());
      frame.Number("records", journal.Records());
      frame.Number("firstEvent", events.First());
      frame.Number("lastEvent", events.Last());
      wire.Send(frame);
     }

   void              Dial()
     {
      if(GetTickCount64() < m_nextDial)
         return;
      m_state = LINK_GREETING;
      m_told = false;
      m_resumed = false;
      if(!wire.Open(m_host, m_port))
        {
         Disconnect("");
         return;
        }
      m_since = GetTickCount64();
      Hello();
     }

   void              Greet()
     {
      FrameReader frame;
      if(!wire.Receive(frame))
        {
         if(!wire.IsOpen() || GetTickCount64() - m_since >= WELCOME_MILLIS)
            Disconnect("no welcome");
         return;
        }
      if(frame.Type() == "welcome")
         Welcome(frame);
      else
        {
         Print("the gateway refused: ", frame.Text("code"), " ", frame.Text("text"));
         Disconnect("refused");
         Comment("Sluice: the gateway refused: " + frame.Text("code"));
        }
     }

   bool              IsWelcome(FrameReader &frame)
     {
      return frame.HasNumber("v") && frame.HasId("owner") && frame.HasNumber("epoch") && frame.HasNumber("resumeAfter")
             && frame.HasNumber("dealsSince") && frame.Number("heartbeatMillis") > 0;
     }

   void              Welcome(FrameReader &frame)
     {
      if(!IsWelcome(frame) || !journal.Admits(frame.Text("owner"), frame.Number("epoch")))
        {
         Complain(IsWelcome(frame) ? "EPOCH" : "MALFORMED", "", "the welcome cannot be accepted");
         Disconnect("an older gateway, or one that cannot be understood");
         return;
        }
      m_state = LINK_LIVE;
      m_dealsSince = frame.Number("dealsSince");
      m_resumeAfter = frame.Number("resumeAfter");
      m_heartbeat = (ulong)frame.Number("heartbeatMillis");
      m_since = GetTickCount64();
      m_lastHeard = m_since;
      m_nextBeat = m_since + m_heartbeat;
      m_echo = 0;
      m_wasConnected = IsConnected();
      market.SkipToNow();
      Comment("Sluice: linked with ", m_host, ":", m_port);
     }

   void              Complain(const string code, const string re, const string text)
     {
      FrameWriter frame;
      frame.Start("error");
      frame.Answers(re);
      frame.Text("code", code);
      frame.Text("text", text);
      wire.Send(frame);
     }

   void              Beat()
     {
      FrameWriter frame;
      frame.Start("hb");
      frame.Number("serverTime", serverClock.Now());
      frame.Number("utcOffset", serverClock.UtcOffset());
      frame.Flag("connected", IsConnected());
      frame.Flag("tradeAllowed", readiness.TradeAllowed());
      frame.Number("lastEvent", events.Last());
      frame.Number("echo", m_echo);
      wire.Send(frame);
      m_nextBeat = GetTickCount64() + m_heartbeat;
     }

   // On each link, and again whenever the terminal has found its trade server again: what happened in between may never be
   // told as a transaction. The gateway hears of the loss before it hears the snapshot.
   void              TellSnapshot()
     {
      bool connected = IsConnected();
      if(connected != m_wasConnected)
        {
         m_wasConnected = connected;
         Beat();
        }
      if(!connected)
         m_told = false;
      if(m_told || !connected || !snapshot.Tell(m_dealsSince))
         return;
      m_told = true;
      if(!m_resumed)
         events.Resend(m_resumeAfter);
      m_resumed = true;
      events.Live(true);
     }

   bool              IsQuestion(const string type)
     {
      return type == "lookup" || type == "get" || type == "bars" || type == "ticks" || type == "subscribe";
     }

   void              Obey(FrameReader &frame)
     {
      string type = frame.Type();
      if(type == "hb")
         m_echo = frame.Number("time");
      else if(type == "error")
         Print("the gateway complains: ", frame.Text("code"), " ", frame.Text("text"));
      else if(type != "order" && !IsQuestion(type))
         Complain("UNKNOWN_TYPE", "", "unknown type");
      else if(!frame.HasId("requestId"))
         Complain("MALFORMED", "", "a request needs an id");
      else if(type == "order")
         orders.Handle(frame, IsConnected() && readiness.TradeAllowed());
      else
         questions.Answer(frame, IsConnected());
     }

   void              ObeyAll()
     {
      FrameReader frame;
      for(int i = 0; i < FRAMES_A_TURN && wire.Receive(frame); i++)
        {
         m_lastHeard = GetTickCount64();
         Obey(frame);
        }
     }

   void              Serve()
     {
      TellSnapshot();
      ObeyAll();
      if(m_told)
         market.PollTicks();
      if(wire.IsOpen() && GetTickCount64() >= m_nextBeat)
         Beat();
      if(wire.IsOpen() && GetTickCount64() - m_lastHeard > SILENT_HEARTBEATS * m_heartbeat)
         wire.Close("the gateway fell silent");
      if(!wire.IsOpen())
         Disconnect("");
     }

public:
                     Bridge()
     {
      m_login = 0;
      m_state = LINK_OFFLINE;
      m_heartbeat = 1000;
     }

   void              Start(const string host, const int port, const string token, const string terminal, const int settleMillis,
                           const int redialMillis)
     {
      m_host = host;
      m_port = port;
      m_token = token;
      m_terminal = terminal;
      m_settleMillis = settleMillis;
      m_firstRedial = redialMillis;
      m_login = 0;
      m_state = LINK_OFFLINE;
      m_nextDial = 0;
      m_redial = m_firstRedial;
      MathSrand((int)(GetTickCount64() & 0x7FFFFFFF));
     }

   // One turn: never waits longer than a socket does.
   void              Run()
     {
      if(!FollowAccount())
         return;
      transactions.Retry();
      market.PollBars();
      if(IsConnected())
         orders.Watch();
      if(m_state == LINK_OFFLINE)
         Dial();
      if(m_state == LINK_GREETING)
         Greet();
      if(m_state == LINK_LIVE)
         Serve();
     }

   void              Hear(const MqlTradeTransaction &transaction)
     {
      if(m_login == 0)
         return;
      transactions.Hear(transaction);
      orders.WatchSoon();
     }

   void              Stop()
     {
      wire.Close("the EA is removed");
      journal.Close();
      m_login = 0;
      m_state = LINK_OFFLINE;
      Comment("");
     }
  };

Bridge bridge;
