// What the page knows, by key. Lists load it, frames change it, views read it; nothing else writes.

import { touch } from './frames.js';

const KEPT = { signals: 500, decisions: 400, fills: 500, alerts: 300, orders: 400 };
export const WORKING = new Set(['PENDING_VETO', 'QUEUED', 'SUBMITTING', 'ACCEPTED', 'PARTIALLY_FILLED', 'UNKNOWN']);

export const state = {
    status: null,
    account: null,
    instrument: null,
    timeframe: null,
    /** The instant that is looked at, ISO-8601; null is now. */
    at: null,
    accounts: new Map(),
    instruments: new Map(),
    positions: new Map(),
    signals: new Map(),
    decisions: new Map(),
    orders: new Map(),
    fills: new Map(),
    alerts: new Map(),
    quotes: new Map(),
    lastPrices: new Map(),
    /** Instruments whose price changed since the list of instruments was last painted. */
    moved: new Set(),
    pipeline: null,
    /** How well orders were executed, an item for each instrument at a venue. */
    execution: [],
};

export const positionKey = ({ account, instrument }) => `${account}\n${instrument}`;

/** Newest last inside; the oldest falls out when there are too many. */
function keep(name, id, record) {
    const records = state[name];
    records.delete(id);
    records.set(id, record);
    if (records.size > (KEPT[name] ?? Infinity)) {
        records.delete(records.keys().next().value);
    }
}

/**
 * An order that waits for a veto, or waited in vain, has no command: its decision says what it would be. Orders that others
 * placed have neither; they show as fills and positions.
 */
function withTerms(item) {
    if (item.command !== null || !item.decisionId) {
        return item;
    }
    const { orderId, account, instrument, decisionId, quantity, lastEventAt } = item;
    const side = state.decisions.get(decisionId)?.intent?.side ?? null;
    return {
        ...item,
        command: {
            orderId, account, instrument, decisionId, quantity, side,
            time: lastEventAt, leg: 'ENTRY', type: 'MARKET', limitPrice: null, triggerPrice: null,
        },
    };
}

/** Replaces a whole list; lists come newest first. */
export function replace(name, items, key) {
    state[name].clear();
    for (const item of [...items].reverse()) {
        const shown = name === 'orders' ? withTerms(item) : item;
        if (shown.command !== null) {
            keep(name, key(shown), shown);
        }
    }
    touch(name);
}

const timeOf = record => record.time ?? record.command.time;

/** By time, and what came later first where times are equal. Instants of one width compare as text. */
export const newestFirst = records => [...records.values()].reverse().sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : 0));

export function lastPriceOf(instrument) {
    return state.lastPrices.get(instrument) ?? state.instruments.get(instrument)?.lastPrice ?? null;
}

export const tickOf = instrument => state.instruments.get(instrument)?.tickSize;

function takeOrder(item) {
    const shown = withTerms(item);
    if (shown.command) {
        keep('orders', shown.command.orderId, shown);
        touch('orders');
    }
}

/** The decision of an order that waits may be told after it. */
function completeWaiting(decision) {
    for (const item of state.orders.values()) {
        if (item.command.side === null && item.command.decisionId === decision.id) {
            item.command = { ...item.command, side: decision.intent.side };
            touch('orders');
        }
    }
}

function takeOrderEvent(event) {
    const known = state.orders.get(event.orderId);
    if (known) {
        state.orders.set(event.orderId, {
            ...known,
            state: event.state,
            filledQuantity: event.filledQuantity,
            averagePrice: event.averagePrice,
            lastEventAt: event.time,
            vetoDeadline: event.state === 'PENDING_VETO' ? known.vetoDeadline ?? event.deadline : null,
        });
        touch('orders');
    }
}

function takePrice(instrument, price) {
    state.lastPrices.set(instrument, price);
    state.moved.add(instrument);
    touch('prices');
}

function takeDelivery(delivery) {
    const alert = state.alerts.get(delivery.alertId);
    if (!alert) {
        return;
    }
    const acknowledged = delivery.state === 'ACKNOWLEDGED' ? { who: delivery.recipient, at: delivery.time } : alert.acknowledged;
    state.alerts.set(delivery.alertId, { ...alert, acknowledged, deliveries: (alert.deliveries ?? 0) + 1 });
    touch('alerts');
}

const takers = {
    quote(quote) {
        state.quotes.set(quote.instrument, quote);
        takePrice(quote.instrument, (quote.bid + quote.ask) / 2);
    },
    candle(candle) {
        const instrument = state.instruments.get(candle.instrument);
        if (instrument) {
            instrument.lastCandleAt = candle.closeTime;
        }
        if (!state.quotes.has(candle.instrument)) {
            takePrice(candle.instrument, candle.close);
        }
    },
    signal(signal) {
        keep('signals', signal.id, signal);
        touch('signals');
    },
    decision(decision) {
        keep('decisions', decision.id, decision);
        completeWaiting(decision);
        touch('decisions');
    },
    order: takeOrder,
    orderEvent: takeOrderEvent,
    fill(fill) {
        keep('fills', fill.id, fill);
        touch('fills');
    },
    position(position) {
        keep('positions', positionKey(position), position);
        touch('positions');
    },
    account(account) {
        keep('accounts', account.account, account);
        touch('accounts');
    },
    alert(alert) {
        const item = alert.alert ? { ...alert.alert, acknowledged: alert.acknowledged ?? null } : alert;
        keep('alerts', item.id, { acknowledged: null, deliveries: 0, ...state.alerts.get(item.id), ...item });
        touch('alerts');
    },
    delivery: takeDelivery,
    pipeline(pipeline) {
        state.pipeline = pipeline;
        touch('pipeline');
    },
};

/** Applies one frame of the stream; types this page does not know are for others. */
export function apply({ type, data }) {
    takers[type]?.(data);
}
