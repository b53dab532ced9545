// What the journal knows of requests and of those who ask.

struct JournalEntry
  {
   string requestId;
   string clientId;
   long   magic;
   long   begunAt;
   long   expiresAt;
   string action;
   string symbol;
   bool   reduceOnly;
   bool   hasResult;
   bool   absent;
   long   retcode;
   long   external;
   long   order;
   long   deal;
   string volume;
   string price;
   long   endedAt;
  };

struct OwnerEpoch
  {
   string owner;
   long   epoch;
  };
