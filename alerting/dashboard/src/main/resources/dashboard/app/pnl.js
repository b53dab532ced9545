// Live profit: what the account said at its last mark, moved by what the price has done since.

import { lastPriceOf, state } from './state.js';

/** What leaving now would pay: the bid for a long, the ask for a short, the last price where there is no quote. */
export function exitPrice(position) {
    const quote = state.at ? null : state.quotes.get(position.instrument);
    if (quote) {
        return Number(position.quantity) > 0 ? quote.bid : quote.ask;
    }
    return state.at ? Number(position.markPrice) : Number(lastPriceOf(position.instrument) ?? position.markPrice);
}

export function unrealisedOf(position) {
    const pointValue = Number(state.instruments.get(position.instrument)?.pointValue ?? 1);
    return Number(position.unrealised) + (exitPrice(position) - Number(position.markPrice)) * Number(position.quantity) * pointValue;
}

export const openPositions = account => [...state.positions.values()]
    .filter(position => position.account === account && Number(position.quantity) !== 0)
    .sort((a, b) => (a.instrument < b.instrument ? -1 : 1));

export const livePnl = account => openPositions(account).reduce((sum, position) => sum + unrealisedOf(position), 0);
