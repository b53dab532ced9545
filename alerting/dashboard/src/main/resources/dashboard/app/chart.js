// The candles of one instrument, what was decided on them, and the lines that protect what is held.

import { CandlestickSeries, createChart, createSeriesMarkers, CrosshairMode, LineStyle } from '/vendor/lightweight-charts.js';
import { get } from './api.js';
import { byId, setText, show } from './dom.js';
import { touch, watch } from './frames.js';
import { decimalsOf, figure, instant, price, words } from './format.js';
import { chartSummary, markers } from './markers.js';
import { palette } from './palette.js';
import { positionKey, state, tickOf, WORKING } from './state.js';

const LIMIT = 600;
const TIMEFRAMES = { M1: '1m', M5: '5m', M15: '15m', H1: '1h', H4: '4h', D1: '1d' };
export const timeframeOf = candle => TIMEFRAMES[candle.timeframe] ?? candle.timeframe;

let chart;
let series;
let marks;
let colours;
let candles = [];
let lines = [];
let linesDrawn = '';
let request = 0;
/** Candles that closed while their predecessors were being loaded; null when none are. */
let meanwhile = null;

const bar = candle => ({ time: instant(candle.openTime) / 1000, open: candle.open, high: candle.high, low: candle.low, close: candle.close });

function look() {
    colours = palette();
    chart.applyOptions({
        layout: { background: { color: colours.surface }, textColor: colours.muted },
        grid: { vertLines: { color: colours.grid }, horzLines: { color: colours.grid } },
        rightPriceScale: { borderColor: colours.line },
        timeScale: { borderColor: colours.line },
    });
    series.applyOptions({
        upColor: colours.gain, downColor: colours.loss, wickUpColor: colours.gain, wickDownColor: colours.loss,
        borderVisible: false, priceLineColor: colours.accent,
    });
}

function precision() {
    const tick = Number(tickOf(state.instrument) ?? 0.01);
    series.applyOptions({ priceFormat: { type: 'price', precision: decimalsOf(tickOf(state.instrument)), minMove: tick } });
}

/** The stop and target of what is held, and what else works at a price. */
function protection() {
    const position = state.positions.get(positionKey(state));
    const held = position && Number(position.quantity) !== 0 ? position : null;
    const found = [];
    if (held) {
        found.push({ price: Number(held.averagePrice), title: 'entry', color: colours.muted, lineStyle: LineStyle.Dotted });
        found.push(held.stopPrice && { price: Number(held.stopPrice), title: 'stop', color: colours.loss, lineStyle: LineStyle.Solid });
        found.push(held.targetPrice && { price: Number(held.targetPrice), title: 'target', color: colours.gain, lineStyle: LineStyle.Solid });
    }
    for (const { command, state: now } of state.orders.values()) {
        const at = command.limitPrice ?? command.triggerPrice;
        const isShown = held && (command.leg === 'STOP' || command.leg === 'TARGET');
        if (at && WORKING.has(now) && !isShown && command.instrument === state.instrument && command.account === state.account) {
            found.push({ price: Number(at), title: words(command.leg).toLowerCase(), color: colours.accent, lineStyle: LineStyle.Dashed });
        }
    }
    return found.filter(Boolean);
}

function drawLines() {
    const wanted = protection();
    const text = JSON.stringify(wanted);
    if (text !== linesDrawn) {
        lines.forEach(line => series.removePriceLine(line));
        lines = wanted.map(line => series.createPriceLine({ lineWidth: 1, axisLabelVisible: true, ...line }));
        linesDrawn = text;
    }
}

function drawMarks() {
    if (candles.length > 0) {
        marks.setMarkers(markers(bar(candles[0]).time, colours));
        byId('chart').setAttribute('aria-label', chartSummary(candles));
    }
}

function legend(candle) {
    if (!candle) {
        return setText(byId('chart-legend'), '');
    }
    const tick = tickOf(state.instrument);
    const [open, high, low, close] = [candle.open, candle.high, candle.low, candle.close].map(value => price(value, tick));
    const change = (candle.close / candle.open - 1) * 100;
    setText(byId('chart-legend'), `O ${open}  H ${high}  L ${low}  C ${close}  ${figure(change, 2, 2)} %`);
}

function onCandle(candle) {
    if (candle.instrument !== state.instrument || timeframeOf(candle) !== state.timeframe || state.at) {
        return;
    }
    if (meanwhile) {
        meanwhile.push(candle);
        return;
    }
    const last = candles.at(-1);
    if (!last || instant(candle.openTime) >= instant(last.openTime)) {
        if (last && last.openTime === candle.openTime) {
            candles.pop();
        }
        candles.push(candle);
        series.update(bar(candle));
        show(byId('chart-empty'), false);
        touch('candles');
    }
}

/** Loads the chosen instrument's candles; at an instant of the past only those that were known at it. */
export async function loadChart() {
    const mine = ++request;
    if (!state.instrument || !state.timeframe) {
        return;
    }
    meanwhile = [];
    const found = await get(`/instruments/${encodeURIComponent(state.instrument)}/candles`,
        { timeframe: state.timeframe, limit: LIMIT, at: state.at });
    if (mine !== request) {
        return;
    }
    const newer = meanwhile;
    meanwhile = null;
    candles = found.items.filter(candle => !state.at || instant(candle.knownAt) <= instant(state.at));
    precision();
    series.setData(candles.map(bar));
    linesDrawn = '';
    chart.timeScale().setVisibleLogicalRange({ from: candles.length - 120, to: candles.length + 6 });
    series.priceScale().applyOptions({ autoScale: true });
    show(byId('chart-empty'), candles.length === 0);
    setText(byId('chart-empty'), `No candles of ${state.timeframe} for ${state.instrument}${state.at ? ' were known then' : ' yet'}.`);
    newer.forEach(onCandle);
    touch('candles');
}

/** Arrows move, plus and minus zoom: what the mouse does, for the keyboard. */
function onKey(event) {
    const range = chart.timeScale().getVisibleLogicalRange();
    if (!range || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    const width = range.to - range.from;
    const moves = {
        ArrowLeft: [-width / 10, -width / 10], ArrowRight: [width / 10, width / 10],
        '+': [width / 10, -width / 10], '-': [-width / 10, width / 10],
    };
    const move = moves[event.key];
    if (move) {
        event.preventDefault();
        chart.timeScale().setVisibleLogicalRange({ from: range.from + move[0], to: range.to + move[1] });
    }
}

export function startChart({ onStory }) {
    chart = createChart(byId('chart'), {
        autoSize: true,
        // The library's logo brings an inline style, which the content security policy refuses; the credit stands below the chart.
        layout: { attributionLogo: false, fontFamily: 'system-ui, sans-serif', fontSize: 11 },
        crosshair: { mode: CrosshairMode.Normal },
        timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 6 },
    });
    series = chart.addSeries(CandlestickSeries, {});
    marks = createSeriesMarkers(series, []);
    look();
    chart.subscribeCrosshairMove(move => legend(move.seriesData?.get(series) ?? candles.at(-1)));
    chart.subscribeClick(click => {
        const [, id] = String(click.hoveredObjectId ?? '').split(':');
        if (id) {
            onStory(id);
        }
    });
    byId('chart').addEventListener('keydown', onKey);
    watch(['candles', 'signals', 'orders', 'fills', 'choice'], drawMarks);
    watch(['candles', 'positions', 'orders', 'choice'], drawLines);
    watch(['candles'], () => legend(candles.at(-1)));
    return { onCandle, look: () => { look(); drawMarks(); linesDrawn = ''; drawLines(); } };
}
