// The lists as they are now, or as they were at an instant.

import { get } from './api.js';
import { touch, touchAll } from './frames.js';
import { positionKey, replace, state } from './state.js';
import { observe } from './time.js';

const lists = [
    ['accounts', '/accounts', {}, account => account.account],
    ['positions', '/positions', {}, positionKey],
    ['signals', '/signals', { limit: 300 }, signal => signal.id],
    ['decisions', '/decisions', { limit: 200 }, decision => decision.id],
    ['orders', '/orders', { limit: 200 }, item => item.command.orderId],
    ['fills', '/fills', { limit: 300 }, fill => fill.id],
    ['alerts', '/alerts', { limit: 100 }, alert => alert.id],
];

/** Who we are and what there is; the first thing asked, so a bad token shows here. */
export async function loadStatus() {
    const [status, instruments] = await Promise.all([get('/status'), get('/instruments')]);
    state.status = status;
    state.instruments = new Map(instruments.items.map(item => [item.id, item]));
    instruments.items.filter(item => item.quote).forEach(item => state.quotes.set(item.id, item.quote));
    state.account = status.accounts.includes(state.account) ? state.account : status.accounts[0] ?? null;
    state.instrument = state.instruments.has(state.instrument) ? state.instrument : instruments.items[0]?.id ?? null;
    state.timeframe = status.timeframes.includes(state.timeframe) ? state.timeframe : status.timeframes[0] ?? '1m';
    observe({ type: 'hello', data: status });
    touchAll();
}

/** @returns the names of the lists that could not be loaded; the others are in place */
export async function loadLists() {
    const at = state.at;
    const results = await Promise.allSettled(lists.map(([, path, query]) => get(path, { ...query, at })));
    if (at !== state.at) {
        return [];
    }
    results.forEach((result, index) => {
        const [name, , , key] = lists[index];
        replace(name, result.status === 'fulfilled' ? result.value.items : [], key);
    });
    return lists.filter((list, index) => results[index].status === 'rejected').map(([name]) => name);
}

export async function loadPipeline() {
    const [pipeline, execution] = await Promise.all([get('/pipeline'), get('/execution')]);
    state.pipeline = pipeline;
    state.execution = execution.items;
    touch('pipeline');
}
