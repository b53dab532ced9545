// As much of MQL5 as the Expert Advisor uses, for a C++ compiler. The values of enumerations are MQL5's own.
#pragma once
#include <climits>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <sstream>
#include <string>
#include <sys/types.h>
#include <type_traits>
#include <vector>

typedef unsigned char uchar;
typedef long datetime;

// UTF-16 inside, as in MQL5; UTF-8 outside.
class string
{
public:
    std::u16string units;
    string() {}
    string(const char *utf8);
    explicit string(const std::u16string &value) : units(value) {}
    std::string utf8() const;
    string &operator+=(const string &other)
    {
        units += other.units;
        return *this;
    }
};
inline string operator+(const string &a, const string &b) { return string(a.units + b.units); }
inline bool operator==(const string &a, const string &b) { return a.units == b.units; }
inline bool operator!=(const string &a, const string &b) { return a.units != b.units; }
inline std::ostream &operator<<(std::ostream &out, const string &text) { return out << text.utf8(); }
std::u16string fromUtf8(const std::string &bytes);

// A dynamic array; reading or writing outside of it ends the programme, as in MQL5.
template <typename T> class Array
{
public:
    std::vector<T> items;
    T &operator[](long i) { return items.at((size_t)i); }
    const T &operator[](long i) const { return items.at((size_t)i); }
};
template <typename T> int ArraySize(const Array<T> &array) { return (int)array.items.size(); }
template <typename T> int ArrayResize(Array<T> &array, int size, int = 0)
{
    array.items.resize((size_t)size);
    return size;
}
template <typename T> int ArrayCopy(Array<T> &to, const Array<T> &from, int toStart, int fromStart, int count)
{
    if ((int)to.items.size() < toStart + count)
        to.items.resize((size_t)(toStart + count));
    for (int i = 0; i < count; i++)
        to[toStart + i] = from[fromStart + i];
    return count;
}
template <typename T> bool ArrayRemove(Array<T> &array, int start, int count)
{
    array.items.erase(array.items.begin() + start, array.items.begin() + start + count);
    return true;
}

const int WHOLE_ARRAY = -1;
const int INVALID_HANDLE = -1;
const uint CP_ACP = 0, CP_UTF8 = 65001;
const int FILE_READ = 1, FILE_WRITE = 2, FILE_BIN = 4, FILE_REWRITE = 512;
#undef SEEK_SET
#undef SEEK_END
const int SEEK_SET = 0, SEEK_END = 2;
enum { INIT_SUCCEEDED = 0, INIT_FAILED = 1, INIT_PARAMETERS_INCORRECT = 32767 };

// Text
int StringLen(const string &text);
ushort StringGetCharacter(const string &text, int at);
string StringSubstr(const string &text, int start, int length = -1);
int StringFind(const string &text, const string &wanted, int start = 0);
int StringSplit(const string &text, ushort separator, Array<string> &parts);
string ShortToString(ushort unit);
string IntegerToString(long value);
string DoubleToString(double value, int digits);
long StringToInteger(const string &text);
double StringToDouble(const string &text);
int StringToCharArray(const string &text, Array<uchar> &bytes, int start, int count, uint codepage);
string CharArrayToString(const Array<uchar> &bytes, int start, int count, uint codepage);
void shimLog(const std::string &line);
template <typename... T> void Print(const T &...parts)
{
    std::ostringstream line;
    (line << ... << parts);
    shimLog(line.str());
}
template <typename... T> void Comment(const T &...) {}

// Numbers, time, errors
inline double MathRound(double value) { return std::round(value); }
template <typename A, typename B> std::common_type_t<A, B> MathMin(A a, B b)
{
    return (std::common_type_t<A, B>)a < (std::common_type_t<A, B>)b ? a : b;
}
template <typename A, typename B> std::common_type_t<A, B> MathMax(A a, B b)
{
    return (std::common_type_t<A, B>)a > (std::common_type_t<A, B>)b ? a : b;
}
void MathSrand(int seed);
int MathRand();
datetime TimeTradeServer();
datetime TimeGMT();
datetime TimeLocal();
ulong GetTickCount64();
ulong GetMicrosecondCount();
int GetLastError();
void ResetLastError();
bool EventSetMillisecondTimer(int millis);
void EventKillTimer();

// Sockets
int SocketCreate();
bool SocketConnect(int socket, const string &host, uint port, uint timeoutMillis);
bool SocketIsConnected(int socket);
uint SocketIsReadable(int socket);
int SocketRead(int socket, Array<uchar> &bytes, uint most, uint timeoutMillis);
int SocketSend(int socket, const Array<uchar> &bytes, uint count);
bool SocketClose(int socket);

// Files, in the terminal's own folder
bool FolderCreate(const string &name);
bool FileIsExist(const string &name);
bool FileDelete(const string &name);
bool FileMove(const string &from, int fromFlags, const string &to, int toFlags);
int FileOpen(const string &name, int flags);
void FileClose(int file);
ulong FileSize(int file);
bool FileSeek(int file, long offset, int origin);
uint FileReadArray(int file, Array<uchar> &bytes, int start, int count);
uint FileWriteArray(int file, const Array<uchar> &bytes, int start, int count);
void FileFlush(int file);

#include "trade.h"
