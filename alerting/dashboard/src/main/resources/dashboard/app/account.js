// The account: money, state, and how near the breaker is.

import { byId, el, setData, setText, show } from './dom.js';
import { watch } from './frames.js';
import { figure, money, percent, signed, toneOf, words } from './format.js';
import { livePnl } from './pnl.js';
import { state } from './state.js';

/** Fixed by R-BREAKER; no configuration loosens them, so they may stand here. */
const DAY_DRAWDOWN = 0.031;
const WEEK_LOSS = 0.03;
const NEAR = 0.6;

const figures = new Map();

function figureCell(name) {
    if (!figures.has(name)) {
        const value = el('dd');
        byId('account-figures').append(el('div', {}, el('dt', {}, name), value));
        figures.set(name, value);
    }
    return figures.get(name);
}

function tell(name, text, tone = 'even') {
    const cell = figureCell(name);
    setText(cell, text);
    setData(cell, 'tone', tone);
}

function bar(id, label) {
    const box = byId(id);
    if (!box.firstChild) {
        const meter = el('div', { className: 'meter', role: 'meter', aria: { label, valuemin: '0', valuemax: '100' } }, el('i'));
        box.append(el('span', { className: 'limit-name' }, label), meter, el('b', { className: 'limit-text' }));
    }
    return box;
}

function limit(id, label, lost, allowed) {
    const box = bar(id, label);
    const used = Math.min(1, Math.max(0, lost / allowed));
    const meter = box.querySelector('.meter');
    const text = `${percent(-Math.max(0, lost))} of ${percent(-allowed, 1)}`;
    meter.firstChild.style.inlineSize = `${used * 100}%`;
    meter.setAttribute('aria-valuenow', String(Math.round(used * 100)));
    meter.setAttribute('aria-valuetext', text);
    setData(box, 'level', used >= 1 ? 'tripped' : used >= NEAR ? 'near' : 'far');
    setText(box.querySelector('.limit-text'), text);
}

function accountsOffered() {
    const select = byId('account');
    const wanted = state.status?.accounts ?? [];
    if ([...select.options].map(option => option.value).join('\n') !== wanted.join('\n')) {
        select.replaceChildren(...wanted.map(id => el('option', { value: id }, id)));
    }
    if (select.value !== (state.account ?? '')) {
        select.value = state.account ?? '';
    }
}

function mode() {
    const mode = state.status?.mode ?? 'unknown';
    setData(byId('mode'), 'mode', mode);
    setData(document.body, 'mode', mode);
    setText(byId('mode'), mode === 'unknown' ? 'not connected' : mode);
    document.title = state.status ? `${mode.toUpperCase()} · Sluice` : 'Sluice';
}

function states(snapshot) {
    const trading = snapshot?.tradingState ?? 'unknown';
    setData(byId('trading-state'), 'state', trading);
    setText(byId('trading-text'), trading.toLowerCase());
    show(byId('trading-state'), Boolean(snapshot));
    show(byId('breaker'), Boolean(snapshot));
    const breaker = snapshot?.breaker ?? 'unknown';
    setData(byId('breaker'), 'state', breaker);
    setText(byId('breaker'), `Breaker ${words(breaker).toLowerCase()}`);
}

function render() {
    accountsOffered();
    mode();
    const snapshot = state.accounts.get(state.account);
    states(snapshot);
    show(byId('account-panel'), Boolean(snapshot));
    if (!snapshot) {
        return;
    }
    const moved = livePnl(state.account) - Number(snapshot.unrealised);
    const equity = Number(snapshot.equity) + (Number.isFinite(moved) && !state.at ? moved : 0);
    const today = equity - Number(snapshot.dayStartEquity);
    tell(`Equity ${snapshot.currency}`, money(equity));
    tell('Today', signed(today), toneOf(today));
    tell('Unrealised', signed(equity - Number(snapshot.balance)), toneOf(equity - Number(snapshot.balance)));
    tell('Balance', money(snapshot.balance));
    tell('Margin used', money(snapshot.marginUsed));
    tell('At risk', money(snapshot.openStopRisk));
    tell('Entries today', figure(snapshot.executionsToday));
    if (snapshot.rolloutFraction !== null && snapshot.rolloutFraction !== undefined) {
        tell('Size', `${100 * Number(snapshot.rolloutFraction)} %`);
    }
    limit('day-limit', 'Day from peak', 1 - equity / Number(snapshot.dayPeakEquity), DAY_DRAWDOWN);
    limit('week-limit', 'Week', 1 - equity / Number(snapshot.weekStartEquity), WEEK_LOSS);
}

export function startAccount({ onChoice }) {
    watch(['accounts', 'positions', 'prices'], render);
    byId('account').addEventListener('change', event => onChoice(event.target.value));
}
