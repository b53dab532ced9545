// HALT and the rest of the ladder, VETO and its opposite: one click, one confirmation, one idempotency key.

import { newKey, post } from './api.js';
import { byId, setText, show } from './dom.js';
import { watch } from './frames.js';
import { figure, symbolOf } from './format.js';
import { commandsRefused, isBlind, setRefused } from './roles.js';
import { state } from './state.js';
import { toast } from './toast.js';

const TEXT = {
    HALT: 'No entry and no exit is decided any more; what waits is cancelled. Stops and targets stay at the venue. It lasts until somebody resumes.',
    PAUSE: 'No new entries. Entries on their way are cancelled; open positions keep their stops and targets.',
    REDUCE: 'Half of every position is closed and no new entries are taken.',
    FREEZE: 'The last step of the ladder: the same as HALT. Nothing but stops and targets works on, until somebody resumes.',
    FLATTEN: 'Every position is closed at the market, and so is what an entry on its way still fills.',
    RESUME: 'Entries are taken again. A tripped breaker starts again at the equity of now.',
    VETO: 'The order is dropped. If its window has just closed, a cancel goes after it.',
    ACKNOWLEDGE: 'The order waits no longer and goes to its venue. It is judged once more first: where the price has run away or the account may not enter, it is dropped, and an alert says why.',
};
/** As people say it, where that is not the command's own name. */
const SAID = { ACKNOWLEDGE: 'LET GO' };
const DEFAULT_REASON = { HALT: 'halted from the page', VETO: 'vetoed from the page' };

let asked = null;

function open(kind, { targetId = null, account = state.account, subject = account } = {}) {
    const reason = commandsRefused(kind);
    if (reason) {
        toast(reason, 'loss');
        return;
    }
    asked = { kind, targetId, account, key: newKey() };
    const said = SAID[kind] ?? kind;
    setText(byId('command-title'), `${said} ${subject}`);
    setText(byId('command-text'), TEXT[kind] + (state.at ? ' This is about now, not about the past that the page shows.' : '') + (isBlind() ? ' The page is not live now: what it shows may be old.' : ''));
    setText(byId('command-confirm'), `${said} now`);
    byId('command-confirm').dataset.kind = kind;
    byId('command-reason').value = DEFAULT_REASON[kind] ?? '';
    show(byId('command-error'), false);
    byId('command-dialog').showModal();
    (DEFAULT_REASON[kind] ? byId('command-confirm') : byId('command-reason')).focus();
}

async function send(event) {
    event.preventDefault();
    const command = asked;
    const confirm = byId('command-confirm');
    const reason = byId('command-reason').value.trim();
    if (!reason) {
        byId('command-reason').focus();
        return;
    }
    confirm.disabled = true;
    try {
        const body = { kind: command.kind, reason, ...(command.targetId ? { targetId: command.targetId } : {}) };
        await post(`/accounts/${encodeURIComponent(command.account)}/commands`, body, command.key);
        byId('command-dialog').close();
        toast(`${SAID[command.kind] ?? command.kind} given to ${command.account}.`, 'gain');
    } catch (error) {
        setText(byId('command-error'), `Not given: ${error.message}`);
        show(byId('command-error'), true);
    } finally {
        confirm.disabled = false;
    }
}

export const askCommand = kind => open(kind);

function askOfOrder(kind, { command }) {
    const subject = `${(command.side ?? 'enter').toLowerCase()} ${figure(command.quantity)} ${symbolOf(command.instrument)}`;
    open(kind, { targetId: command.orderId, account: command.account, subject });
}

export const askVeto = item => askOfOrder('VETO', item);

/** Its window need not be waited for. */
export const askLetGo = item => askOfOrder('ACKNOWLEDGE', item);

export function startCommands() {
    const buttons = [...document.querySelectorAll('button[data-command]')];
    buttons.forEach(button => button.addEventListener('click', () => askCommand(button.dataset.command)));
    byId('command-form').addEventListener('submit', send);
    byId('command-cancel').addEventListener('click', () => byId('command-dialog').close());
    watch(['role', 'instruments'], () => {
        const reason = commandsRefused();
        buttons.forEach(button => setRefused(button, commandsRefused(button.dataset.command)));
        setText(byId('command-note'), reason ?? '');
        show(byId('command-note'), reason !== null);
    });
}
