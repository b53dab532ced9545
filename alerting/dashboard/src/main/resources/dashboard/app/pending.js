// Orders that wait for a veto: what would be done, how long is left, and the button that stops it.

import { byId, el, setData, setText, show } from './dom.js';
import { touch, watch } from './frames.js';
import { figure, instant, price, symbolOf } from './format.js';
import { keyed } from './keyed.js';
import { commandsRefused, setRefused } from './roles.js';
import { state, tickOf } from './state.js';
import { feedNow } from './time.js';

const HURRY = 5_000;
const WORDS = { BUY: 'Buy', SELL: 'Sell' };
const windows = new Map();

export const pendingOrders = () => [...state.orders.values()]
    .filter(item => item.state === 'PENDING_VETO')
    .sort((a, b) => instant(a.vetoDeadline) - instant(b.vetoDeadline));

function create(item, { onVeto, onStory }) {
    const id = item.command.orderId;
    windows.set(id, Math.max(1, instant(item.vetoDeadline) - instant(item.command.time)));
    const open = el('button', { type: 'button', className: 'link what' });
    open.addEventListener('click', () => onStory(id));
    const veto = el('button', { type: 'button', className: 'veto', data: { veto: id } }, 'VETO');
    veto.addEventListener('click', () => onVeto(state.orders.get(id)));
    return el('li', { data: { order: id } }, open,
        el('span', { className: 'terms quiet' }),
        el('span', { className: 'countdown' }, el('b'), el('span', { className: 'fuse', aria: { hidden: 'true' } }, el('i'))), veto);
}

function update(row, { command, vetoDeadline }) {
    const [what, terms, countdown, veto] = row.children;
    const tick = tickOf(command.instrument);
    const left = instant(vetoDeadline) - feedNow();
    const at = command.limitPrice ?? command.triggerPrice;
    setText(what, `${WORDS[command.side] ?? 'Enter'} ${figure(command.quantity)} ${symbolOf(command.instrument)}`);
    setData(row, 'side', command.side);
    setText(terms, `${command.leg.toLowerCase()} · ${command.type.toLowerCase()}${at ? ` ${price(at, tick)}` : ''} · ${command.account}`);
    setText(countdown.firstChild, !Number.isFinite(left) ? 'waiting' : left > 0 ? `${Math.ceil(left / 1000)} s` : 'window over');
    countdown.lastChild.firstChild.style.inlineSize = `${Math.min(100, Math.max(0, (left / windows.get(command.orderId)) * 100))}%`;
    setData(row, 'hurry', String(left < HURRY));
    veto.setAttribute('aria-label', `Veto: ${what.textContent}`);
    setRefused(veto, commandsRefused());
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
