// A decision opened: what was intended, and every check with the figures it compared (R-CODES).

import { el } from './dom.js';
import { figure, figuresOf, money, price, words } from './format.js';
import { tickOf } from './state.js';

const TONES = { PASS: 'gain', REJECT: 'loss', WARN: 'warn', NOT_APPLICABLE: 'even' };
const ORDER = ['REJECT', 'WARN', 'PASS', 'NOT_APPLICABLE'];

const pair = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));

export function intentOf({ intent }) {
    const tick = tickOf(intent.instrument);
    return el('dl', { className: 'pairs' },
        pair('Quantity', figure(intent.quantity)), pair('Price', price(intent.price, tick)),
        pair('Stop', intent.stopPrice === null ? '–' : price(intent.stopPrice, tick)),
        pair('Target', intent.targetPrice === null ? '–' : price(intent.targetPrice, tick)),
        pair('Notional', money(intent.notional)), pair('Margin', money(intent.margin)),
        pair('Risk at the stop', money(intent.stopRisk)),
        pair('Confidence', intent.confidence === null ? '–' : figure(intent.confidence, 2, 2)));
}

/** The checks, refusals first; within one outcome in the policy's order. */
export function verdictTable(decision) {
    const verdicts = [...decision.verdicts].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
    return el('table', { className: 'verdicts' },
        el('caption', {}, `${verdicts.length} checks`),
        el('thead', {}, el('tr', {}, ...['Check', 'Result', 'Figures'].map(text => el('th', { scope: 'col' }, text)))),
        el('tbody', {}, ...verdicts.map(verdict => el('tr', { data: { outcome: verdict.outcome } },
            el('th', { scope: 'row' }, verdict.code),
            el('td', { data: { tone: TONES[verdict.outcome] ?? 'even' } }, words(verdict.outcome)),
            el('td', { className: 'figures-cell' }, [figuresOf(verdict), verdict.detail].filter(Boolean).join(' · ') || '–')))));
}
