// Frames: flat JSON objects, one a line (docs/mt5-protocol.md, section 1).

#define FIELD_TEXT 1
#define FIELD_NUMBER 2
#define FIELD_FLAG 3
#define LONGEST_NUMBER 9223372036854775807
#define LONGEST_ID 64

struct Field
  {
   string name;
   int    kind;
   string text;
   long   number;
  };

bool IsDigit(const ushort c)
  {
   return c >= '0' && c <= '9';
  }

bool IsIdCharacter(const ushort c)
  {
   return IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-';
  }

bool IsId(const string text)
  {
   int length = StringLen(text);
   if(length < 1 || length > LONGEST_ID)
      return false;
   for(int i = 0; i < length; i++)
      if(!IsIdCharacter(StringGetCharacter(text, i)))
         return false;
   return true;
  }

// An optional sign, digits, and perhaps a point with 1 to 18 digits.
bool IsDecimal(const string text)
  {
   int length = StringLen(text);
   int at = (length > 0 && StringGetCharacter(text, 0) == '-') ? 1 : 0;
   int first = at;
   while(at < length && IsDigit(StringGetCharacter(text, at)))
      at++;
   if(at == first || at - first > 18)
      return false;
   if(at == length)
      return true;
   int decimals = length - at - 1;
   if(StringGetCharacter(text, at) != '.' || decimals < 1 || decimals > 18)
      return false;
   for(at++; at < length; at++)
      if(!IsDigit(StringGetCharacter(text, at)))
         return false;
   return true;
  }

// Reads one line. After Parse has said no, Fault says why, and no field may be used.
class FrameReader
  {
private:
   string            m_line;
   int               m_at;
   string            m_fault;
   Field             m_fields[];

   ushort            Peek()
     {
      return m_at < StringLen(m_line) ? StringGetCharacter(m_line, m_at) : (ushort)0;
     }

   void              Fail(const string fault)
     {
      if(m_fault == "")
         m_fault = fault;
     }

   void              SkipSpace()
     {
      while(Peek() == ' ' || Peek() == '\t' || Peek() == '\r')
         m_at++;
     }

   void              Expect(const ushort c)
     {
      SkipSpace();
      if(Peek() == c)
         m_at++;
      else
         Fail("expected '" + ShortToString(c) + "' at " + IntegerToString(m_at));
     }

   int               HexDigit(const ushort c)
     {
      if(IsDigit(c))
         return c - '0';
      if(c >= 'a' && c <= 'f')
         return c - 'a' + 10;
      if(c >= 'A' && c <= 'F')
         return c - 'A' + 10;
      Fail("not a hexadecimal digit");
      return 0;
     }

   ushort            Unicode()
     {
      int code = 0;
      for(int i = 0; i < 4; i++)
        {
         code = code * 16 + HexDigit(Peek());
         m_at++;
        }
      return (ushort)code;
     }

   ushort            Escaped()
     {
      ushort c = Peek();
      m_at++;
      switch(c)
        {
         case 'n':
            return '\n';
         case 'r':
            return '\r';
         case 't':
            return '\t';
         case 'b':
            return 8;
         case 'f':
            return 12;
         case 'u':
            return Unicode();
        }
      if(c != '"' && c != '\\' && c != '/')
         Fail("unknown escape");
      return c;
     }

   string            ReadText()
     {
      Expect('"');
      string text = "";
      while(m_fault == "")
        {
         ushort c = Peek();
         if(c < 32)
           {
            Fail("a text does not end");
            break;
           }
         m_at++;
         if(c == '"')
            break;
         text += ShortToString(c == '\\' ? Escaped() : c);
        }
      return text;
     }

   void              ReadNumber(Field &field)
     {
      field.kind = FIELD_NUMBER;
      bool negative = Peek() == '-';
      if(negative)
         m_at++;
      int first = m_at;
      long value = 0;
      while(IsDigit(Peek()))
        {
         int digit = Peek() - '0';
         if(value > (LONGEST_NUMBER - digit) / 10)
            Fail("a number is too large");
         else
            value = value * 10 + digit;
         m_at++;
        }
      if(m_at == first || (m_at - first > 1 && StringGetCharacter(m_line, first) == '0'))
         Fail("not an integer");
      field.number = negative ? -value : value;
     }

   bool              ReadWord(const string word)
     {
      if(StringSubstr(m_line, m_at, StringLen(word)) != word)
         return false;
      m_at += StringLen(word);
      return true;
     }

   void              ReadField()
     {
      Field field;
      field.number = 0;
      field.name = ReadText();
      Expect(':');
      SkipSpace();
      if(Peek() == '"')
        {
         field.kind = FIELD_TEXT;
         field.text = ReadText();
        }
      else
         if(ReadWord("true") || ReadWord("false"))
           {
            field.kind = FIELD_FLAG;
            field.number = StringGetCharacter(m_line, m_at - 2) == 'u' ? 1 : 0;
           }
         else
            ReadNumber(field);
      if(Has(field.name))
         Fail("a field is named twice");
      int size = ArraySize(m_fields);
      ArrayResize(m_fields, size + 1, 32);
      m_fields[size] = field;
     }

   int               Find(const string name)
     {
      for(int i = 0; i < ArraySize(m_fields); i++)
         if(m_fields[i].name == name)
            return i;
      return -1;
     }

   bool              IsKind(const string name, const int kind)
     {
      int i = Find(name);
      return i >= 0 && m_fields[i].kind == kind;
     }

public:
   bool              Parse(const string line)
     {
      m_line = line;
      m_at = 0;
      m_fault = "";
      ArrayResize(m_fields, 0, 32);
      Expect('{');
      SkipSpace();
      bool more = Peek() != '}';
      while(more && m_fault == "")
        {
         SkipSpace();
         ReadField();
         SkipSpace();
         more = Peek() == ',';
         if(more)
            m_at++;
        }
      Expect('}');
      SkipSpace();
      if(m_at < StringLen(m_line))
         Fail("something follows the object");
      if(!HasText("type") || !HasNumber("seq"))
         Fail("a frame needs type and seq");
      return m_fault == "";
     }

   string            Fault() { return m_fault; }
   string            Type() { return Text("type"); }

   bool              Has(const string name) { return Find(name) >= 0; }
   bool              HasText(const string name) { return IsKind(name, FIELD_TEXT); }
   bool              HasNumber(const string name) { return IsKind(name, FIELD_NUMBER); }
   bool              HasFlag(const string name) { return IsKind(name, FIELD_FLAG); }
   bool              HasId(const string name) { return HasText(name) && IsId(Text(name)); }

   // Empty, 0 or false where there is no such field.
   string            Text(const string name)
     {
      int i = Find(name);
      return i >= 0 ? m_fields[i].text : "";
     }

   long              Number(const string name)
     {
      int i = Find(name);
      return i >= 0 ? m_fields[i].number : 0;
     }

   bool              Flag(const string name) { return Number(name) != 0; }

   double            Decimal(const string name)
     {
      string text = Text(name);
      return text == "" ? 0.0 : StringToDouble(text);
     }
  };

// Decimal text without a needless zero or point.
string DecimalText(const double value, const int digits)
  {
   string text = DoubleToString(value, digits);
   if(StringFind(text, ".") < 0)
      return text;
   int length = StringLen(text);
   while(length > 1 && StringGetCharacter(text, length - 1) == '0')
      length--;
   if(StringGetCharacter(text, length - 1) == '.')
      length--;
   text = StringSubstr(text, 0, length);
   return text == "-0" ? "0" : text;
  }

string HexDigits(const ulong value, const int digits)
  {
   string text = "";
   for(int i = digits - 1; i >= 0; i--)
     {
      int nibble = (int)((value >> (4 * i)) & 15);
      text += ShortToString((ushort)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10));
     }
   return text;
  }

string JsonText(const string text)
  {
   string quoted = "\"";
   for(int i = 0; i < StringLen(text); i++)
     {
      ushort c = StringGetCharacter(text, i);
      if(c == '"' || c == '\\')
         quoted += "\\" + ShortToString(c);
      else
         if(c < 32)
            quoted += "\\u" + HexDigits(c, 4);
         else
            quoted += ShortToString(c);
     }
   return quoted + "\"";
  }

// Writes one frame; its number is put in when it is sent.
class FrameWriter
  {
private:
   string            m_type;
   string            m_fields;

public:
   void              Start(const string type)
     {
      m_type = type;
      m_fields = "";
     }

   void              Restore(const string type, const string fields)
     {
      m_type = type;
      m_fields = fields;
     }

   void              Text(const string name, const string value) { m_fields += ",\"" + name + "\":" + JsonText(value); }
   void              Number(const string name, const long value) { m_fields += ",\"" + name + "\":" + IntegerToString(value); }
   void              Flag(const string name, const bool value) { m_fields += ",\"" + name + "\":" + (value ? "true" : "false"); }

   void              Decimal(const string name, const double value, const int digits)
     {
      m_fields += ",\"" + name + "\":\"" + DecimalText(value, digits) + "\"";
     }

   // Which question it answers; nothing where it answers none.
   void              Answers(const string re)
     {
      if(re != "")
         Text("re", re);
     }

   string            Type() { return m_type; }
   string            Fields() { return m_fields; }

   string            Line(const long seq)
     {
      return "{\"type\":\"" + m_type + "\",\"seq\":" + IntegerToString(seq) + m_fields + "}\n";
     }
  };
