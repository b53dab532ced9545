// What happened, on the candles: signals, the orders that entered or left, the fills.

import { figure, instant, price, symbolOf, words } from './format.js';
import { state, tickOf } from './state.js';

const SECONDS = { m: 60, h: 3600, d: 86400 };

export const secondsOf = timeframe => Number(timeframe.slice(0, -1)) * SECONDS[timeframe.slice(-1)];

/** The candle inside which an instant lies; a signal's instant is the close of its candle, so it belongs to the one before. */
export function candleAt(text, seconds, isClose = false) {
    const time = instant(text) / 1000 - (isClose ? 1 : 0);
    return Math.floor(time / seconds) * seconds;
}

function signalMarker(signal, seconds, colours) {
    const long = signal.direction === 'LONG';
    return {
        id: `signal:${signal.id}`, time: candleAt(signal.time, seconds, true), color: colours.signal,
        position: long ? 'belowBar' : 'aboveBar', shape: long ? 'arrowUp' : 'arrowDown', size: 0.8,
    };
}

function orderMarker({ command }, seconds, colours) {
    const buy = command.side === 'BUY';
    return {
        id: `order:${command.orderId}`, time: candleAt(command.time, seconds, true), color: colours.muted,
        position: buy ? 'belowBar' : 'aboveBar', shape: 'square', size: 0.4,
    };
}

function fillMarker(fill, seconds, colours) {
    const buy = fill.side === 'BUY';
    return {
        id: `fill:${fill.id}`, time: candleAt(fill.time, seconds), color: buy ? colours.gain : colours.loss,
        position: buy ? 'belowBar' : 'aboveBar', shape: 'circle', size: 0.9, text: fill.leg === 'ENTRY' ? (buy ? 'B' : 'S') : words(fill.leg),
    };
}

/** Markers of the chosen instrument and account, no earlier than the first candle, in time's order. */
export function markers(firstTime, colours) {
    const seconds = secondsOf(state.timeframe);
    const here = record => record.instrument === state.instrument;
    const mine = record => here(record) && record.account === state.account;
    return [
        ...[...state.signals.values()].filter(here).map(signal => signalMarker(signal, seconds, colours)),
        ...[...state.orders.values()].filter(({ command }) => mine(command) && ['ENTRY', 'EXIT'].includes(command.leg))
            .map(item => orderMarker(item, seconds, colours)),
        ...[...state.fills.values()].filter(mine).map(fill => fillMarker(fill, seconds, colours)),
    ].filter(marker => marker.time >= firstTime).sort((a, b) => a.time - b.time);
}

/** The same in words, for whoever cannot see the canvas. */
export function chartSummary(candles) {
    const last = candles.at(-1);
    if (!last) {
        return `${symbolOf(state.instrument)}, no candles`;
    }
    const tick = tickOf(state.instrument);
    const fills = [...state.fills.values()].filter(fill => fill.instrument === state.instrument && fill.account === state.account);
    const newest = fills.at(-1);
    const told = newest ? `, newest fill ${newest.side} ${figure(newest.quantity)} at ${price(newest.price, tick)}` : '';
    return `${symbolOf(state.instrument)}, ${candles.length} candles of ${state.timeframe}, last close ${price(last.close, tick)}, `
        + `low ${price(Math.min(...candles.map(c => c.low)), tick)}, high ${price(Math.max(...candles.map(c => c.high)), tick)}, `
        + `${fills.length} fills${told}`;
}
