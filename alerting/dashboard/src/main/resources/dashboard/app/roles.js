// What may be done from here, and why not. A button that may not be used stays reachable and says its reason.

import { state } from './state.js';
import { connection } from './connection.js';

const RANKS = { viewer: 0, trader: 1, admin: 2 };

/**
 * Nothing is decided about the past. HALT alone is always about now, and waits for nobody to find the way back.
 *
 * @returns why a command is refused here, or null where it is not
 */
export function commandsRefused(kind = null) {
    if (!state.status?.who) {
        return 'Sign in to give commands.';
    }
    if (state.at && kind !== 'HALT') {
        return 'The page shows the past; go back to now to give commands.';
    }
    const role = String(state.status.who.role).toLowerCase();
    if ((RANKS[role] ?? 0) < RANKS.trader) {
        return `${state.status.who.name} has the role ${role}; commands need trader.`;
    }
    return null;
}

/** Commands are still sent while the stream is away: HALT must not wait for it. The operator is told. */
export const isBlind = () => connection.state !== 'live';

export function setRefused(button, reason) {
    const disabled = reason !== null;
    if ((button.getAttribute('aria-disabled') === 'true') !== disabled) {
        button.setAttribute('aria-disabled', String(disabled));
    }
    const title = reason ?? '';
    if (button.title !== title) {
        button.title = title;
    }
}
