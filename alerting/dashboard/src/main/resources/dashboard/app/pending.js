// Orders that wait for a veto: what would be done, how long is left, the button that stops it, and the one that lets it go.

import { byId, el, setData, setText, show } from './dom.js';
import { touch, watch } from './frames.js';
import { figure, instant, price, remaining, symbolOf } from './format.js';
import { keyed } from './keyed.js';
import { commandsRefused, setRefused } from './roles.js';
import { state, tickOf } from './state.js';
import { feedNow } from './time.js';

const HURRY = 5_000;
const WORDS = { BUY: 'Buy', SELL: 'Sell' };
const windows = new Map();

/** What time it is where we look: how long was left then is what the past shows. */
const shownNow = () => (state.at ? instant(state.at) : feedNow());

export const pendingOrders = () => [...state.orders.values()]
    .filter(item => item.state === 'PENDING_VETO')
    .sort((a, b) => instant(a.vetoDeadline) - instant(b.vetoDeadline));

function create(item, { onVeto, onLetGo, onStory }) {
    const id = item.command.orderId;
    windows.set(id, Math.max(1, instant(item.vetoDeadline) - instant(item.command.time)));
    const open = el('button', { type: 'button', className: 'link what' });
    open.addEventListener('click', () => onStory(id));
    const letGo = el('button', { type: 'button', className: 'let-go', data: { letGo: id } }, 'Let go');
    letGo.addEventListener('click', () => onLetGo(state.orders.get(id)));
    const veto = el('button', { type: 'button', className: 'veto', data: { veto: id } }, 'VETO');
    veto.addEventListener('click', () => onVeto(state.orders.get(id)));
    return el('li', { data: { order: id } }, open,
        el('span', { className: 'terms quiet' }),
        el('span', { className: 'countdown' }, el('b'), el('span', { className: 'fuse', aria: { hidden: 'true' } }, el('i'))), letGo, veto);
}

function update(row, { command, vetoDeadline }) {
    const [what, terms, countdown, letGo, veto] = row.children;
    const tick = tickOf(command.instrument);
    const left = instant(vetoDeadline) - shownNow();
    const at = command.limitPrice ?? command.triggerPrice;
    setText(what, `${WORDS[command.side] ?? 'Enter'} ${figure(command.quantity)} ${symbolOf(command.instrument)}`);
    setData(row, 'side', command.side);
    setText(terms, `${command.leg.toLowerCase()} · ${command.type.toLowerCase()}${at ? ` ${price(at, tick)}` : ''} · ${command.account}`);
    setText(countdown.firstChild, !Number.isFinite(left) ? 'waiting' : left > 0 ? remaining(left) : 'window over');
    countdown.lastChild.firstChild.style.inlineSize = `${Math.min(100, Math.max(0, (left / windows.get(command.orderId)) * 100))}%`;
    setData(row, 'hurry', String(left < HURRY));
    veto.setAttribute('aria-label', `Veto: ${what.textContent}`);
    letGo.setAttribute('aria-label', `Let go now: ${what.textContent}`);
    [letGo, veto].forEach(button => setRefused(button, commandsRefused()));
}

export function startPending(actions) {
    const fill = keyed(byId('pending'), { key: item => item.command.orderId, create: item => create(item, actions), update });
    watch(['orders', 'time', 'role'], () => {
        const waiting = pendingOrders();
        fill(waiting);
        show(byId('pending-panel'), waiting.length > 0);
        setText(byId('pending-title'), waiting.length === 1 ? '1 order waits for a veto' : `${waiting.length} orders wait for a veto`);
    });
    setInterval(() => pendingOrders().length > 0 && touch('time'), 200);
}
