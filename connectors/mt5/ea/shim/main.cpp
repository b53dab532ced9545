// Runs the Expert Advisor: events one after another on one thread, as in a terminal. Commands come on standard input, one a
// line, and each is answered with "ok". SHIM_FILES is the terminal's folder, SHIM_LEDGER the truth.
#include <cstdlib>
#include <poll.h>
#include <unistd.h>

#include "mql5.h"
#include "shim.h"

static bool started = false;

static bool order(std::istringstream &in, const std::string &command)
{
    std::string name;
    if (command == "account")
        return (bool)(in >> server.login >> server.mode >> server.currency);
    if (command == "symbol")
    {
        in >> name;
        Symbol &s = server.symbols[name];
        s.name = name;
        return (bool)(in >> s.currency >> s.digits >> s.tickSize >> s.tickValue >> s.contract >> s.volumeMin >> s.volumeMax >> s.volumeStep >> s.filling >> s.execution >> s.mode);
    }
    if (command == "quote")
    {
        double bid = 0, ask = 0;
        long time = 0;
        in >> name >> bid >> ask;
        server.quote(name, bid, ask, in >> time ? time : serverMillis());
        return true;
    }
    if (command == "stopout")
    {
        in >> name;
        server.stopOut(name);
        return true;
    }
    if (command == "next")
    {
        Mishap mishap;
        in >> mishap.kind >> mishap.value;
        server.mishaps.push_back(mishap);
        return true;
    }
    if (command == "die")
    {
        in >> name;
        if (name == "write")
            return (bool)(in >> faults.diesBeforeWrite);
        if (name == "flush")
            return (bool)(in >> faults.diesAfterFlush);
        if (name == "move")
            return (bool)(in >> faults.diesAtMove);
        faults.diesAtSend = name;
        return name == "before" || name == "after";
    }
    if (command == "tear")
        return (bool)(in >> faults.tearsWriteAt);
    if (command == "connected")
        return (bool)(in >> server.connected);
    if (command == "allowed")
        return (bool)(in >> server.allowed);
    if (command == "lies")
        return (bool)(in >> server.lies);
    if (command == "twice")
        return (bool)(in >> server.twice);
    if (command == "backwards")
        return (bool)(in >> server.backwards);
    if (command == "pieces")
        return (bool)(in >> server.pieces);
    if (command == "skew")
        return (bool)(in >> skewMillis);
    if (command == "start")
    {
        started = OnInit() == INIT_SUCCEEDED;
        return started;
    }
    return false;
}

static void obey(const std::string &line)
{
    std::istringstream in(line);
    std::string command;
    in >> command;
    if (command == "stop")
    {
        if (started)
            OnDeinit(1);
        std::cout << "ok" << std::endl;
        exit(0);
    }
    std::cout << (order(in, command) ? "ok" : "no") << std::endl;
}

static void dispatch()
{
    MqlTradeRequest request = {};
    MqlTradeResult result = {};
    while (!server.transactions.empty())
    {
        MqlTradeTransaction next = server.transactions.front();
        server.transactions.erase(server.transactions.begin());
        if (started)
            OnTradeTransaction(next, request, result);
    }
}

// False at the end of the input: whoever started this process is gone.
static bool readCommands(std::string &buffer)
{
    char bytes[4096];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0)
        return false;
    buffer.append(bytes, (size_t)count);
    for (size_t end = buffer.find('\n'); end != std::string::npos; end = buffer.find('\n'))
    {
        std::string line = buffer.substr(0, end);
        buffer.erase(0, end + 1);
        obey(line);
    }
    return true;
}

int main()
{
    server.load(getenv("SHIM_LEDGER"));
    std::string buffer;
    while (true)
    {
        // A socket that has something wakes the timer: tests would only wait longer without.
        pollfd wanted[2] = {{STDIN_FILENO, POLLIN, 0}, {openSocket, POLLIN, 0}};
        poll(wanted, openSocket < 0 ? 1 : 2, timerMillis);
        if ((wanted[0].revents & (POLLIN | POLLHUP)) != 0 && !readCommands(buffer))
            return 0;
        dispatch();
        if (started)
            OnTimer();
        dispatch();
    }
}
