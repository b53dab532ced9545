// Whether venues can be relied on, how far each stage lags, what a hop takes, how well orders are executed, which instruments fell silent.

import { byId, el, setText } from './dom.js';
import { watch } from './frames.js';
import { clock, duration, figure, percent, signed, symbolOf } from './format.js';
import { secondsOf } from './markers.js';
import { state } from './state.js';

const LATE_SHOWN = 6;
/** An instrument is late when it has missed a candle and is past the middle of the next. */
const LATE_AFTER_CANDLES = 2.5;

function table(title, head, rows) {
    return el('table', {},
        el('caption', {}, title),
        el('thead', {}, el('tr', {}, ...head.map(text => el('th', { scope: 'col' }, text)))),
        el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map(({ text, tone }, index) =>
            el(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'row' } : { data: { tone: tone ?? 'even' } }, text))))));
}

const goodStage = stage => ['RUNNING', 'UP', 'OK', 'READY'].includes(String(stage.state).toUpperCase());

function render() {
    if (state.at) {
        setText(byId('health-summary'), '');
        byId('health').replaceChildren(el('p', { className: 'empty' }, 'How the pipeline was is not kept; its metrics are (Prometheus).'));
        return;
    }
    const { stages = [], hops = [], venues = [], freshness = [] } = state.pipeline ?? {};
    const allowed = LATE_AFTER_CANDLES * secondsOf(state.status?.timeframes?.[0] ?? '1m');
    const late = freshness.filter(item => item.lateSeconds > allowed).sort((a, b) => b.lateSeconds - a.lateSeconds);
    const bad = [
        ...venues.filter(venue => !venue.synchronised).map(venue => `${venue.venue} not synchronised`),
        ...stages.filter(stage => !goodStage(stage)).map(stage => `${stage.name} ${stage.state}`),
        ...(late.length > 0 ? [`${late.length} silent`] : []),
    ];
    setText(byId('health-summary'), state.pipeline ? bad.join(', ') || 'all well' : '');
    byId('health-summary').dataset.tone = bad.length > 0 ? 'alarm' : 'gain';
    byId('health').replaceChildren(
        table('Venues', ['Venue', 'Account', 'State', 'Since'], venues.map(venue => [
            { text: venue.venue }, { text: venue.account ?? '–' },
            { text: venue.synchronised ? 'in step' : venue.reason ?? 'not in step', tone: venue.synchronised ? 'gain' : 'alarm' },
            { text: clock(venue.since) }])),
        table('Stages', ['Stage', 'State', 'Lag'], stages.map(stage => [
            { text: stage.name }, { text: String(stage.state).toLowerCase(), tone: goodStage(stage) ? 'gain' : 'alarm' },
            { text: figure(stage.lag) }])),
        table('Hops', ['Hop', 'p50 ms', 'p99 ms', 'Count'], hops.map(hop => [
            { text: hop.name }, { text: figure(hop.p50Millis, 0, 1) }, { text: figure(hop.p99Millis, 0, 1) }, { text: figure(hop.count) }])),
        table('Execution', ['Instrument', 'Filled', 'Slip ticks', 'Accepted ms'], state.execution.map(executionRow)),
        table('Freshness', ['Instrument', 'Last candle', 'Late'], freshnessRows(freshness, late)));
}

/** What was executed of what should be, what that cost beyond the price it was decided at, and how long 99 of 100 acceptances took. */
function executionRow({ instrument, fillRatio, slippage, stages }) {
    const accepted = stages.find(stage => stage.name === 'sent-accepted');
    const ticks = slippage?.meanTicks;
    return [
        { text: symbolOf(instrument) },
        { text: fillRatio === null ? '–' : percent(fillRatio, 0) },
        { text: ticks === null || ticks === undefined ? '–' : signed(ticks, 1), tone: ticks > 0 ? 'loss' : 'even' },
        { text: accepted?.count > 0 ? figure(accepted.p99Millis, 0, 0) : '–' }];
}

function freshnessRows(all, late) {
    if (late.length === 0) {
        return [[{ text: `all ${all.length}` }, { text: '' }, { text: 'on time', tone: 'gain' }]];
    }
    return late.slice(0, LATE_SHOWN).map(item => [
        { text: symbolOf(item.instrument) }, { text: clock(item.lastCandleAt) }, { text: duration(item.lateSeconds * 1000), tone: 'alarm' }]);
}

export function startHealth() {
    watch(['pipeline'], render);
    render();
}
