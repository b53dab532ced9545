// Equity of the account and its drawdown over time, in the chart's place.

import { AreaSeries, createChart, HistogramSeries } from '/vendor/lightweight-charts.js';
import { get } from './api.js';
import { byId, el, setText, show } from './dom.js';
import { instant } from './format.js';
import { palette } from './palette.js';
import { state } from './state.js';

let box;
let chart;
let equity;
let drawdown;

function create() {
    box = el('div', { className: 'equity-chart', role: 'img' });
    byId('chart').after(box);
    chart = createChart(box, {
        autoSize: true,
        layout: { attributionLogo: false, fontFamily: 'system-ui, sans-serif', fontSize: 11 },
        timeScale: { timeVisible: true },
    });
    equity = chart.addSeries(AreaSeries, { lineWidth: 2, priceFormat: { type: 'price', precision: 2, minMove: 0.01 } });
    drawdown = chart.addSeries(HistogramSeries, { priceFormat: { type: 'percent' }, base: 0 }, 1);
    chart.panes()[1].setHeight(90);
}

export function lookEquity() {
    if (!chart) {
        return;
    }
    const colours = palette();
    const faint = colours.accent.replace('rgb(', 'rgba(').replace(')', ', 0.12)');
    chart.applyOptions({
        layout: { background: { color: colours.surface }, textColor: colours.muted, panes: { separatorColor: colours.line } },
        grid: { vertLines: { color: colours.grid }, horzLines: { color: colours.grid } },
        rightPriceScale: { borderColor: colours.line },
        timeScale: { borderColor: colours.line },
    });
    equity.applyOptions({ lineColor: colours.accent, topColor: faint, bottomColor: faint });
    drawdown.applyOptions({ color: colours.loss });
}

/** One point a second at most: the chart takes times in seconds, each once. */
function points(items, value) {
    const bySecond = new Map(items.map(item => [Math.floor(instant(item.time) / 1000), value(item)]));
    return [...bySecond].sort(([a], [b]) => a - b).map(([time, value]) => ({ time, value }));
}

async function load() {
    const { items } = await get(`/accounts/${encodeURIComponent(state.account)}/equity`, { to: state.at });
    equity.setData(points(items, item => Number(item.equity)));
    drawdown.setData(points(items, item => -Math.abs(Number(item.drawdown)) * 100));
    chart.timeScale().fitContent();
    box.setAttribute('aria-label', `Equity of ${state.account}, ${items.length} points`);
    show(byId('chart-empty'), items.length === 0);
    setText(byId('chart-empty'), 'No equity recorded yet.');
}

export async function toggleEquity() {
    const on = byId('equity').getAttribute('aria-pressed') !== 'true';
    if (on && !chart) {
        create();
    }
    byId('equity').setAttribute('aria-pressed', String(on));
    show(byId('chart'), !on);
    show(box, on);
    show(byId('chart-empty'), false);
    if (on) {
        lookEquity();
        await load();
    }
}

export const reloadEquity = () => (byId('equity').getAttribute('aria-pressed') === 'true' ? load() : Promise.resolve());
