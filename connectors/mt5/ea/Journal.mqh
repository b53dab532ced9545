// The journal of requests (docs/mt5-protocol.md, section 8): written and flushed before OrderSend, so that no request is
// executed twice over any restart.

#define JOURNAL_ROOT "Sluice"
#define MILLIS_A_DAY 86400000
#define DAYS_REMEMBERED 30

class Journal
  {
private:
   int               m_file;
   long              m_largest;
   string            m_folder;
   string            m_identity;
   long              m_records;
   bool              m_torn;
   JournalEntry      m_entries[];
   OwnerEpoch        m_epochs[];
   uint              m_crcTable[];

   void              FillCrcTable()
     {
      ArrayResize(m_crcTable, 256);
      for(uint i = 0; i < 256; i++)
        {
         uint c = i;
         for(int bit = 0; bit < 8; bit++)
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
         m_crcTable[(int)i] = c;
        }
     }

   string            Crc(const string record)
     {
      uint crc = 0xFFFFFFFF;
      for(int i = 0; i < StringLen(record); i++)
         crc = m_crcTable[(int)((crc ^ StringGetCharacter(record, i)) & 255)] ^ (crc >> 8);
      return HexDigits(crc ^ 0xFFFFFFFF, 8);
     }

   // Servers' names may hold what file systems do not.
   string            SafeName(const string name)
     {
      string safe = "";
      for(int i = 0; i < StringLen(name); i++)
        {
         ushort c = StringGetCharacter(name, i);
         safe += IsIdCharacter(c) ? ShortToString(c) : "_";
        }
      return safe;
     }

   bool              WriteBytes(const string text)
     {
      uchar bytes[];
      int length = StringToCharArray(text, bytes, 0, WHOLE_ARRAY, CP_UTF8) - 1;
      return (int)FileWriteArray(m_file, bytes, 0, length) == length;
     }

   bool              Flush()
     {
      ResetLastError();
      FileFlush(m_file);
      return GetLastError() == 0;
     }

   bool              WriteRecord(const string record) { return WriteBytes(Crc(record) + " " + record + "\n"); }

   bool              Append(const string record)
     {
      if(m_file == INVALID_HANDLE || (m_torn && !(WriteBytes("\n") && Flush())))
         return false;
      m_torn = !(WriteRecord(record) && Flush());
      if(m_torn)
         return false;
      Apply(record);
      return true;
     }

   void              ApplyEpoch(const string owner, const long epoch)
     {
      int size = ArraySize(m_epochs);
      for(int i = 0; i < size; i++)
         if(m_epochs[i].owner == owner)
           {
            if(epoch > m_epochs[i].epoch)
               m_epochs[i].epoch = epoch;
            return;
           }
      ArrayResize(m_epochs, size + 1);
      m_epochs[size].owner = owner;
      m_epochs[size].epoch = epoch;
     }

   void              ApplyBegin(string &f[])
     {
      JournalEntry entry;
      entry.requestId = f[1];
      entry.clientId = f[2] == "-" ? "" : f[2];
      entry.magic = StringToInteger(f[3]);
      entry.begunAt = StringToInteger(f[4]);
      entry.expiresAt = StringToInteger(f[5]);
      entry.action = f[6];
      entry.symbol = f[7] == "-" ? "" : f[7];
      entry.reduceOnly = f[8] == "1";
      entry.hasResult = false;
      entry.absent = false;
      entry.retcode = 0;
      entry.external = 0;
      entry.order = 0;
      entry.deal = 0;
      entry.volume = "0";
      entry.price = "0";
      entry.endedAt = 0;
      int size = ArraySize(m_entries);
      ArrayResize(m_entries, size + 1, 1024);
      m_entries[size] = entry;
     }

   void              ApplyResult(string &f[])
     {
      int i = Find(f[1]);
      if(i < 0)
         return;
      m_entries[i].hasResult = true;
      m_entries[i].absent = false;
      m_entries[i].retcode = StringToInteger(f[2]);
      m_entries[i].external = StringToInteger(f[3]);
      m_entries[i].order = StringToInteger(f[4]);
      m_entries[i].deal = StringToInteger(f[5]);
      m_entries[i].volume = f[6];
      m_entries[i].price = f[7];
      m_entries[i].endedAt = StringToInteger(f[8]);
     }

   void              ApplyAbsent(const string requestId)
     {
      int i = Find(requestId);
      if(i >= 0)
         m_entries[i].absent = true;
     }

   // False for what is no record.
   bool              Apply(const string record)
     {
      string f[];
      int count = StringSplit(record, ' ', f);
      if(count < 3)
         return false;
      if(f[0] == "J")
         m_identity = f[2];
      else
         if(f[0] == "E")
            ApplyEpoch(f[1], StringToInteger(f[2]));
         else
            if(f[0] == "B" && count == 9)
               ApplyBegin(f);
            else
               if(f[0] == "R" && count == 9)
                  ApplyResult(f);
               else
                  if(f[0] == "A")
                     ApplyAbsent(f[1]);
                  else
                     return false;
      m_records++;
      return true;
     }

   void              ReadLine(const string line)
     {
      if(StringLen(line) < 10)
         return;
      string record = StringSubstr(line, 9);
      if(StringSubstr(line, 0, 8) == Crc(record))
         Apply(record);
     }

   void              ReadAll()
     {
      uchar bytes[];
      int size = (int)FileSize(m_file);
      FileSeek(m_file, 0, SEEK_SET);
      if(size > 0)
         size = (int)FileReadArray(m_file, bytes, 0, size);
      int start = 0;
      for(int i = 0; i < size; i++)
         if(bytes[i] == '\n')
           {
            if(i > start)
               ReadLine(CharArrayToString(bytes, start, i - start, CP_ACP));
            start = i + 1;
           }
      m_torn = start < size;
      FileSeek(m_file, 0, SEEK_END);
     }

   string            Path(const string name) { return m_folder + "\\" + name; }

   void              Forget()
     {
      m_identity = "";
      m_records = 0;
      m_torn = false;
      ArrayResize(m_entries, 0, 1024);
      ArrayResize(m_epochs, 0);
     }

   // Without sharing, so that a second EA on the same account cannot open it.
   bool              OpenFile(const string name)
     {
      m_file = FileOpen(Path(name), FILE_READ | FILE_WRITE | FILE_BIN);
      return m_file != INVALID_HANDLE;
     }

   bool              Copy(const JournalEntry &entry)
     {
      bool copied = WriteRecord(BeginRecord(entry));
      if(copied && entry.hasResult)
         copied = WriteRecord(ResultRecord(entry));
      if(copied && entry.absent)
         copied = WriteRecord("A " + entry.requestId + " " + IntegerToString(entry.begunAt));
      return copied;
     }

   bool              CopyYoung(const long since)
     {
      bool copied = WriteRecord("J 1 " + m_identity);
      for(int i = 0; copied && i < ArraySize(m_epochs); i++)
         copied = WriteRecord("E " + m_epochs[i].owner + " " + IntegerToString(m_epochs[i].epoch));
      for(int i = 0; copied && i < ArraySize(m_entries); i++)
         if(m_entries[i].begunAt >= since)
            copied = Copy(m_entries[i]);
      // Once for all of it: nothing reads the new file before it has the old one's name.
      return copied && Flush();
     }

   // Writes what is younger than 30 days into a new file and moves it over the old one.
   bool              Rewrite()
     {
      FileClose(m_file);
      FileDelete(Path("journal.new"));
      if(!OpenFile("journal.new"))
         return false;
      bool copied = CopyYoung(serverClock.Now() - (long)DAYS_REMEMBERED * MILLIS_A_DAY);
      FileClose(m_file);
      if(copied && !FileMove(Path("journal.new"), 0, Path("journal.txt"), FILE_REWRITE))
         Print("the journal could not be replaced: error ", GetLastError());
      return OpenFile("journal.txt");
     }

   // Records are ASCII without spaces inside a field.
   string            SafeField(const string text)
     {
      string safe = "";
      for(int i = 0; i < StringLen(text); i++)
        {
         ushort c = StringGetCharacter(text, i);
         safe += c > 32 && c < 127 ? ShortToString(c) : "_";
        }
      return safe == "" ? "-" : safe;
     }

   string            BeginRecord(const JournalEntry &entry)
     {
      return "B " + entry.requestId + " " + (entry.clientId == "" ? "-" : entry.clientId) + " " + IntegerToString(entry.magic)
             + " " + IntegerToString(entry.begunAt) + " " + IntegerToString(entry.expiresAt) + " " + entry.action
             + " " + SafeField(entry.symbol) + " " + (entry.reduceOnly ? "1" : "0");
     }

   string            ResultRecord(const JournalEntry &entry)
     {
      return "R " + entry.requestId + " " + IntegerToString(entry.retcode) + " " + IntegerToString(entry.external)
             + " " + IntegerToString(entry.order) + " " + IntegerToString(entry.deal) + " " + entry.volume
             + " " + entry.price + " " + IntegerToString(entry.endedAt);
     }

public:
                     Journal()
     {
      m_file = INVALID_HANDLE;
      m_largest = LONG_MAX;
      FillCrcTable();
     }

   // From this size on, bytes, it is rewritten when it is opened.
   void              Limit(const long largest) { m_largest = largest; }

   // Reads what is there, however torn, and goes on behind it.
   bool              Open(const string server, const long login)
     {
      Close();
      Forget();
      m_folder = JOURNAL_ROOT;
      m_folder += "\\" + SafeName(server) + "-" + IntegerToString(login);
      FolderCreate(JOURNAL_ROOT);
      FolderCreate(m_folder);
      // A rewrite that was cut short after the old file had gone, and before the new one had its name.
      if(!FileIsExist(Path("journal.txt")) && FileIsExist(Path("journal.new")))
         FileMove(Path("journal.new"), 0, Path("journal.txt"), 0);
      if(!OpenFile("journal.txt"))
         return false;
      ReadAll();
      if(m_identity != "" && (long)FileSize(m_file) > m_largest)
        {
         if(!Rewrite())
            return false;
         Forget();
         ReadAll();
        }
      string fresh = HexDigits((ulong)TimeLocal(), 9) + HexDigits((ulong)GetMicrosecondCount(), 6) + HexDigits((ulong)MathRand(), 4);
      return m_identity != "" || Append("J 1 " + fresh);
     }

   void              Close()
     {
      if(m_file != INVALID_HANDLE)
         FileClose(m_file);
      m_file = INVALID_HANDLE;
     }

   string            Identity() { return m_identity; }
   long              Records() { return m_records; }
   int               Size() { return ArraySize(m_entries); }

   // -1 where the request is not known.
   int               Find(const string requestId)
     {
      for(int i = ArraySize(m_entries) - 1; i >= 0; i--)
         if(m_entries[i].requestId == requestId)
            return i;
      return -1;
     }

   void              Read(const int i, JournalEntry &entry) { entry = m_entries[i]; }

   bool              IsOf(const int i, const string clientId) { return clientId != "" && m_entries[i].clientId == clientId; }

   // Nobody knows what became of it.
   bool              IsOpen(const int i)
     {
      if(m_entries[i].absent)
         return false;
      return !m_entries[i].hasResult || (!IsDone(m_entries[i].retcode) && !IsRefused(m_entries[i].retcode));
     }

   bool              WasDone(const int i) { return !m_entries[i].absent && m_entries[i].hasResult && IsDone(m_entries[i].retcode); }

   // Whether a request has recorded this order as its own.
   bool              Owns(const long order)
     {
      for(int i = ArraySize(m_entries) - 1; i >= 0; i--)
         if(WasDone(i) && m_entries[i].order == order)
            return true;
      return false;
     }

   // False when the epoch is lower than one that was heard before, or could not be recorded.
   bool              Admits(const string owner, const long epoch)
     {
      for(int i = 0; i < ArraySize(m_epochs); i++)
         if(m_epochs[i].owner == owner && epoch <= m_epochs[i].epoch)
            return epoch == m_epochs[i].epoch;
      return Append("E " + owner + " " + IntegerToString(epoch));
     }

   bool              Begin(const JournalEntry &entry) { return Append(BeginRecord(entry)); }
   bool              End(const JournalEntry &entry) { return Append(ResultRecord(entry)); }

   bool              MarkAbsent(const string requestId, const long serverTime)
     {
      return Append("A " + requestId + " " + IntegerToString(serverTime));
     }
  };

Journal journal;
