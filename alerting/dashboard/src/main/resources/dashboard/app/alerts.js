// Alerts, the unacknowledged and the critical first to the eye, each acknowledged with one button.

import { newKey, post } from './api.js';
import { byId, el, setData, setText, show } from './dom.js';
import { touch, watch } from './frames.js';
import { clock, symbolOf } from './format.js';
import { keyed } from './keyed.js';
import { commandsRefused, setRefused } from './roles.js';
import { newestFirst, state } from './state.js';
import { toast } from './toast.js';

const SHOWN = 100;
const keys = new Map();

async function acknowledge(id) {
    const reason = commandsRefused();
    if (reason) {
        toast(reason, 'loss');
        return;
    }
    if (!keys.has(id)) {
        keys.set(id, newKey());
    }
    try {
        await post(`/alerts/${encodeURIComponent(id)}/acknowledge`, {}, keys.get(id));
        const alert = state.alerts.get(id);
        state.alerts.set(id, { ...alert, acknowledged: alert.acknowledged ?? { who: state.status.who.name, at: null } });
        touch('alerts');
    } catch (error) {
        toast(`Not acknowledged: ${error.message}`, 'loss');
    }
}

function create(alert, onStory) {
    const text = el('button', { type: 'button', className: 'row' },
        el('time'), el('span', { className: 'badge' }), el('span', { className: 'what' }), el('span', { className: 'why quiet' }));
    text.addEventListener('click', () => onStory(alert.causeId));
    const ack = el('button', { type: 'button', className: 'ack', data: { ack: alert.id } }, 'Ack');
    ack.addEventListener('click', () => acknowledge(alert.id));
    return el('li', { data: { alert: alert.id } }, text, ack);
}

function update(item, alert) {
    const [time, badge, what, why] = item.firstChild.children;
    const { acknowledged } = alert;
    setText(time, clock(alert.time));
    setText(badge, alert.severity.toLowerCase());
    setData(item, 'severity', alert.severity);
    setData(item, 'acknowledged', String(Boolean(acknowledged)));
    setText(what, alert.text);
    const about = [alert.code, alert.instrument && symbolOf(alert.instrument), acknowledged && `acknowledged by ${acknowledged.who}`];
    setText(why, about.filter(Boolean).join(' · '));
    show(item.lastChild, !acknowledged);
    setRefused(item.lastChild, commandsRefused());
    item.lastChild.setAttribute('aria-label', `Ack: ${alert.text}`);
}

export function startAlerts({ onStory }) {
    const openOnly = byId('alerts-open-only');
    const fill = keyed(byId('alerts'), { key: alert => alert.id, create: alert => create(alert, onStory), update });
    const render = () => {
        const all = newestFirst(state.alerts);
        const open = all.filter(alert => !alert.acknowledged);
        const shown = openOnly.checked ? open : all;
        fill(shown.slice(0, SHOWN));
        setText(byId('alerts-count'), open.length ? `${open.length} open` : '');
        setText(byId('alerts-badge'), String(open.length));
        show(byId('alerts-badge'), open.length > 0);
        show(byId('alerts-empty'), shown.length === 0);
    };
    watch(['alerts', 'role'], render);
    openOnly.addEventListener('change', render);
}
