// Text, time, sockets and files of MQL5, over POSIX.
#include <arpa/inet.h>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mql5.h"
#include "shim.h"

Faults faults;
int openSocket = -1;
int timerMillis = 20;
long skewMillis = 0;
static int lastError = 0;

void die()
{
    kill(getpid(), SIGKILL);
    abort();
}

std::u16string fromUtf8(const std::string &bytes)
{
    std::u16string units;
    for (size_t i = 0; i < bytes.size();)
    {
        unsigned char first = (unsigned char)bytes[i];
        int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        uint32_t code = more == 0 ? first : first & (0x3F >> more);
        for (int k = 1; k <= more && i + k < bytes.size(); k++)
            code = code << 6 | ((unsigned char)bytes[i + k] & 0x3F);
        i += (size_t)more + 1;
        if (code >= 0x10000)
        {
            units += (char16_t)(0xD800 + ((code - 0x10000) >> 10));
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        units += (char16_t)code;
    }
    return units;
}

string::string(const char *utf8) : units(fromUtf8(utf8)) {}

std::string string::utf8() const
{
    std::string bytes;
    for (size_t i = 0; i < units.size(); i++)
    {
        uint32_t code = units[i];
        if (code >= 0xD800 && code < 0xDC00 && i + 1 < units.size())
            code = 0x10000 + ((code - 0xD800) << 10) + (units[++i] - 0xDC00);
        if (code < 0x80)
            bytes += (char)code;
        else if (code < 0x800)
            bytes += {(char)(0xC0 | code >> 6), (char)(0x80 | (code & 63))};
        else if (code < 0x10000)
            bytes += {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 63)), (char)(0x80 | (code & 63))};
        else
            bytes += {(char)(0xF0 | code >> 18), (char)(0x80 | (code >> 12 & 63)), (char)(0x80 | (code >> 6 & 63)),
                      (char)(0x80 | (code & 63))};
    }
    return bytes;
}

int StringLen(const string &text) { return (int)text.units.size(); }
ushort StringGetCharacter(const string &text, int at)
{
    return at >= 0 && at < StringLen(text) ? text.units[(size_t)at] : (ushort)0;
}
string StringSubstr(const string &text, int start, int length)
{
    return start >= StringLen(text) ? string() : string(text.units.substr((size_t)start, length < 0 ? std::u16string::npos : (size_t)length));
}
int StringFind(const string &text, const string &wanted, int start)
{
    size_t at = text.units.find(wanted.units, (size_t)start);
    return at == std::u16string::npos ? -1 : (int)at;
}
int StringSplit(const string &text, ushort separator, Array<string> &parts)
{
    parts.items.clear();
    parts.items.push_back(string());
    for (char16_t unit : text.units)
        if (unit == separator)
            parts.items.push_back(string());
        else
            parts.items.back().units += unit;
    return ArraySize(parts);
}
string ShortToString(ushort unit) { return string(std::u16string(1, (char16_t)unit)); }
string IntegerToString(long value) { return string(std::to_string(value).c_str()); }
string DoubleToString(double value, int digits)
{
    char text[400];
    snprintf(text, sizeof text, "%.*f", digits, value);
    return string(text);
}
long StringToInteger(const string &text) { return strtol(text.utf8().c_str(), nullptr, 10); }
double StringToDouble(const string &text) { return strtod(text.utf8().c_str(), nullptr); }
int StringToCharArray(const string &text, Array<uchar> &bytes, int start, int, uint)
{
    std::string utf8 = text.utf8();
    ArrayResize(bytes, start + (int)utf8.size() + 1);
    memcpy(bytes.items.data() + start, utf8.c_str(), utf8.size() + 1);
    return (int)utf8.size() + 1;
}
string CharArrayToString(const Array<uchar> &bytes, int start, int count, uint)
{
    return string(std::string((const char *)bytes.items.data() + start, (size_t)count).c_str());
}
void shimLog(const std::string &line) { std::cerr << line << std::endl; }

void MathSrand(int seed) { srand((unsigned)seed ^ (unsigned)getpid()); }
int MathRand() { return rand() & 32767; }
static long utcMillis()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}
long serverMillis() { return utcMillis() - 10800000 + skewMillis; }
datetime TimeTradeServer() { return serverMillis() / 1000; }
datetime TimeGMT() { return (utcMillis() + skewMillis) / 1000; }
datetime TimeLocal() { return utcMillis() / 1000; }
ulong GetMicrosecondCount()
{
    using namespace std::chrono;
    return (ulong)duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}
ulong GetTickCount64() { return GetMicrosecondCount() / 1000; }
int GetLastError() { return lastError; }
void ResetLastError() { lastError = 0; }
bool EventSetMillisecondTimer(int millis)
{
    timerMillis = millis;
    return true;
}
void EventKillTimer() {}

int SocketCreate() { return openSocket = socket(AF_INET, SOCK_STREAM, 0); }
bool SocketConnect(int handle, const string &host, uint port, uint)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)port);
    int on = 1;
    setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    bool done = inet_pton(AF_INET, host.utf8().c_str(), &address.sin_addr) == 1 && connect(handle, (sockaddr *)&address, sizeof address) == 0;
    lastError = done ? 0 : 5272;
    return done;
}
// Knows of an end only after it was read, as the terminal does.
static bool broken = false;
bool SocketIsConnected(int) { return !broken; }
uint SocketIsReadable(int handle)
{
    pollfd wanted = {handle, POLLIN, 0};
    if (poll(&wanted, 1, 0) <= 0)
        return 0;
    int count = 0;
    ioctl(handle, FIONREAD, &count);
    // Readable and empty: the end. The terminal says 1 then, and sometimes where there is nothing.
    return count > 0 ? (uint)count : 1;
}
int SocketRead(int handle, Array<uchar> &bytes, uint most, uint timeoutMillis)
{
    pollfd wanted = {handle, POLLIN, 0};
    ArrayResize(bytes, (int)most);
    ssize_t count = poll(&wanted, 1, (int)timeoutMillis) > 0 ? recv(handle, bytes.items.data(), most, 0) : -1;
    if (count > 0)
        return (int)count;
    broken = true;
    lastError = 5273;
    return -1;
}
int SocketSend(int handle, const Array<uchar> &bytes, uint count)
{
    ssize_t sent = send(handle, bytes.items.data(), count, MSG_NOSIGNAL);
    if (sent < 0)
    {
        broken = true;
        lastError = 5273;
    }
    return (int)sent;
}
bool SocketClose(int handle)
{
    broken = false;
    openSocket = -1;
    return close(handle) == 0;
}

static std::string path(const string &name)
{
    std::string inside = name.utf8();
    for (char &c : inside)
        c = c == '\\' ? '/' : c;
    return std::string(getenv("SHIM_FILES")) + "/" + inside;
}
bool FolderCreate(const string &name) { return mkdir(path(name).c_str(), 0700) == 0; }
bool FileIsExist(const string &name) { return access(path(name).c_str(), F_OK) == 0; }
bool FileDelete(const string &name) { return unlink(path(name).c_str()) == 0; }
// The terminal may replace a file in two steps: what stood there may be gone before the other has its name.
bool FileMove(const string &from, int, const string &to, int)
{
    if (faults.diesAtMove == "before")
        die();
    unlink(path(to).c_str());
    if (faults.diesAtMove == "within")
        die();
    bool moved = rename(path(from).c_str(), path(to).c_str()) == 0;
    if (faults.diesAtMove == "after")
        die();
    return moved;
}
int FileOpen(const string &name, int)
{
    int file = open(path(name).c_str(), O_RDWR | O_CREAT, 0600);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0)
    {
        close(file);
        file = -1;
    }
    lastError = file < 0 ? 5004 : 0;
    return file;
}
void FileClose(int file) { close(file); }
ulong FileSize(int file)
{
    struct stat about = {};
    fstat(file, &about);
    return (ulong)about.st_size;
}
bool FileSeek(int file, long offset, int origin) { return lseek(file, offset, origin == SEEK_END ? 2 : 0) >= 0; }
uint FileReadArray(int file, Array<uchar> &bytes, int, int count)
{
    ArrayResize(bytes, count);
    ssize_t done = read(file, bytes.items.data(), (size_t)count);
    return done < 0 ? 0 : (uint)done;
}
uint FileWriteArray(int file, const Array<uchar> &bytes, int start, int count)
{
    if (faults.diesBeforeWrite > 0 && --faults.diesBeforeWrite == 0)
        die();
    bool torn = faults.tearsWriteAt >= 0 && faults.tearsWriteAt < count;
    ssize_t done = write(file, bytes.items.data() + start, (size_t)(torn ? faults.tearsWriteAt : count));
    if (torn)
        die();
    if (faults.tearsWriteAt >= 0)
        faults.tearsWriteAt -= count;
    return done < 0 ? 0 : (uint)done;
}
void FileFlush(int file)
{
    fdatasync(file);
    if (faults.diesAfterFlush > 0 && --faults.diesAfterFlush == 0)
        die();
}

string ShimInput(const char *name, const char *otherwise)
{
    const char *value = getenv(name);
    return string(value == nullptr ? otherwise : value);
}
int ShimInput(const char *name, int otherwise)
{
    const char *value = getenv(name);
    return value == nullptr ? otherwise : atoi(value);
}
