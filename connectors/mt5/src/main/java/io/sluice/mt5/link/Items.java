package io.sluice.mt5.link;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;

/** Checks that an item has what everybody reads from it, so that nobody has to check again. */
final class Items {
    private Items() {}

    static void check(Frame item) throws FrameFault {
        switch (item.type()) {
            case "account" -> decimals(item, "balance", "equity", "profit", "margin", "freeMargin");
            case "symbol" -> symbol(item);
            case "position" -> position(item);
            case "order" -> order(item);
            case "deal" -> deal(item);
            case "bar" -> bar(item);
            default -> throw new FrameFault("type", "unknown");
        }
    }

    private static void symbol(Frame item) throws FrameFault {
        texts(item, "symbol", "execution", "tradeMode", "sessions", "profit");
        decimals(item, "point", "tickSize", "tickValue", "contract", "volumeMin", "volumeMax", "volumeStep");
        numbers(item, "digits", "filling", "orders", "stopsLevel");
        for (String name : new String[] {"tickSize", "volumeStep", "volumeMin", "contract"}) {
            if (item.decimal(name).signum() <= 0) {
                throw new FrameFault(name, "must be positive");
            }
        }
    }

    private static void position(Frame item) throws FrameFault {
        numbers(item, "ticket", "magic", "time");
        texts(item, "symbol");
        side(item, "side");
        decimals(item, "volume", "price", "current", "sl", "tp", "profit");
    }

    private static void order(Frame item) throws FrameFault {
        numbers(item, "ticket", "magic", "setupTime", "doneTime");
        texts(item, "symbol", "kind", "state", "comment", "reason");
        decimals(item, "volume", "remaining", "price");
    }

    private static void deal(Frame item) throws FrameFault {
        numbers(item, "ticket", "order", "position", "magic", "time");
        texts(item, "symbol", "kind", "comment", "reason");
        decimals(item, "volume", "price", "commission", "fee", "swap", "profit");
    }

    private static void bar(Frame item) throws FrameFault {
        texts(item, "symbol", "timeframe");
        numbers(item, "time", "ticks", "volume");
        decimals(item, "open", "high", "low", "close");
    }

    private static void side(Frame item, String name) throws FrameFault {
        String side = item.text(name);
        if (!side.equals("BUY") && !side.equals("SELL")) {
            throw new FrameFault(name, "must be BUY or SELL");
        }
    }

    private static void texts(Frame item, String... names) throws FrameFault {
        for (String name : names) {
            item.text(name);
        }
    }

    private static void numbers(Frame item, String... names) throws FrameFault {
        for (String name : names) {
            item.number(name);
        }
    }

    private static void decimals(Frame item, String... names) throws FrameFault {
        for (String name : names) {
            item.decimal(name);
        }
    }
}
