// One connection to the gateway: numbered lines over a native socket.

#define LONGEST_LINE 16384
#define MOST_MALFORMED 16
#define CONNECT_MILLIS 3000
#define READ_MILLIS 5

class Wire
  {
private:
   int               m_socket;
   uchar             m_in[];
   long              m_sent;
   long              m_received;
   int               m_malformed;

   void              Complain(const string code, const string text)
     {
      FrameWriter error;
      error.Start("error");
      error.Text("code", code);
      error.Text("text", text);
      Send(error);
     }

   void              CountMalformed(const string fault)
     {
      Complain("MALFORMED", fault);
      if(++m_malformed >= MOST_MALFORMED)
         Close("too many malformed frames");
     }

   // Takes in what has arrived. SocketIsReadable may say 1 where there is nothing, so a failed read ends the link only
   // where the socket says so too; a link that is dead without saying so falls silent, which ends it.
   void              Fill()
     {
      uint readable = SocketIsReadable(m_socket);
      if(readable == 0)
        {
         if(!SocketIsConnected(m_socket))
            Close("the gateway closed the link");
         return;
        }
      uchar chunk[];
      int count = SocketRead(m_socket, chunk, (uint)MathMin(readable, LONGEST_LINE), READ_MILLIS);
      if(count > 0)
         ArrayCopy(m_in, chunk, ArraySize(m_in), 0, count);
      else
         if(!SocketIsConnected(m_socket))
            Close("the link broke");
     }

   // Length of the first whole line with its end; 0 where there is none.
   int               LineLength()
     {
      int size = ArraySize(m_in);
      for(int i = 0; i < size; i++)
         if(m_in[i] == '\n')
            return i + 1;
      return 0;
     }

   string            TakeLine(const int length)
     {
      string line = length > 1 ? CharArrayToString(m_in, 0, length - 1, CP_UTF8) : "";
      ArrayRemove(m_in, 0, length);
      return line;
     }

   bool              Accept(const string line, FrameReader &frame)
     {
      if(line == "" || line == "\r")
         return false;
      if(!frame.Parse(line))
        {
         CountMalformed(frame.Fault());
         return false;
        }
      if(frame.Number("seq") != m_received + 1)
        {
         Complain("SEQUENCE", "frame " + IntegerToString(m_received + 1) + " is missing");
         Close("a frame is missing");
         return false;
        }
      m_received++;
      return true;
     }

public:
                     Wire() { m_socket = INVALID_HANDLE; }

   bool              IsOpen() { return m_socket != INVALID_HANDLE; }

   bool              Open(const string host, const int port)
     {
      Close("");
      ArrayResize(m_in, 0);
      m_sent = 0;
      m_received = 0;
      m_malformed = 0;
      m_socket = SocketCreate();
      if(m_socket == INVALID_HANDLE)
        {
         Print("no socket: error ", GetLastError());
         return false;
        }
      ResetLastError();
      if(SocketConnect(m_socket, host, (uint)port, CONNECT_MILLIS))
         return true;
      int error = GetLastError();
      Close("");
      Print("cannot reach ", host, ":", port, ": error ", error,
            error == 4014 ? " (is the host in Tools > Options > Expert Advisors > allowed addresses?)" : "");
      return false;
     }

   void              Close(const string reason)
     {
      if(m_socket == INVALID_HANDLE)
         return;
      SocketClose(m_socket);
      m_socket = INVALID_HANDLE;
      if(reason != "")
         Print("link closed: ", reason);
     }

   // Sends one frame under the next number. What cannot be sent whole ends the link.
   void              Send(FrameWriter &frame)
     {
      if(!IsOpen())
         return;
      uchar bytes[];
      int length = StringToCharArray(frame.Line(m_sent + 1), bytes, 0, WHOLE_ARRAY, CP_UTF8) - 1;
      if(length > LONGEST_LINE)
        {
         Print("a frame of ", length, " bytes is not sent");
         return;
        }
      m_sent++;
      int done = 0;
      while(done < length)
        {
         uchar rest[];
         ArrayCopy(rest, bytes, 0, done, length - done);
         int count = SocketSend(m_socket, rest, (uint)(length - done));
         if(count <= 0)
           {
            Close("the link broke while sending");
            return;
           }
         done += count;
        }
     }

   // The next frame that has arrived whole; false when there is none now.
   bool              Receive(FrameReader &frame)
     {
      if(IsOpen() && LineLength() == 0)
         Fill();
      while(IsOpen())
        {
         int length = LineLength();
         if(length > LONGEST_LINE || (length == 0 && ArraySize(m_in) >= LONGEST_LINE))
           {
            Complain("MALFORMED", "a line is too long");
            Close("a line is too long");
            return false;
           }
         if(length == 0)
            return false;
         if(Accept(TakeLine(length), frame))
            return true;
        }
      return false;
     }
  };

Wire wire;
