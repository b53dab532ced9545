// Lines of the ledger: flat JSON objects whose values are all texts.
#pragma once
#include <cstdlib>

#include "mql5.h"

struct Line
{
    std::ostringstream text;
    explicit Line(const char *type) { text << "{\"type\":\"" << type << "\""; }
    Line &put(const char *name, const std::string &value)
    {
        text << ",\"" << name << "\":\"" << value << "\"";
        return *this;
    }
    Line &put(const char *name, double value) { return put(name, DoubleToString(value, 8).utf8()); }
    Line &put(const char *name, long value) { return put(name, std::to_string(value)); }
    Line &put(const char *name, ulong value) { return put(name, std::to_string(value)); }
    std::string end() { return text.str() + "}\n"; }
};

struct Record
{
    std::string line;
    std::string text(const std::string &name) const
    {
        std::string key = "\"" + name + "\":\"";
        size_t at = line.find(key);
        if (at == std::string::npos)
            return "";
        at += key.size();
        return line.substr(at, line.find('"', at) - at);
    }
    long number(const std::string &name) const { return atol(text(name).c_str()); }
    double decimal(const std::string &name) const { return atof(text(name).c_str()); }
};
