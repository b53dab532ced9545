// What a screen reader is told: each critical alert at once, the rest gathered, so that a busy market does not drown a person.

import { byId } from './dom.js';

const GATHERED_FOR = 3_000;
let gathered = [];
let timer = null;

function say(id, text) {
    byId(id).textContent = text;
}

export function announceAlert(alert) {
    if (alert.severity === 'CRITICAL') {
        say('announcer-critical', `Critical: ${alert.text}`);
        return;
    }
    gathered.push(alert.text);
    timer ??= setTimeout(() => {
        const [newest] = gathered.slice(-1);
        say('announcer', gathered.length === 1 ? newest : `${gathered.length} alerts, the newest: ${newest}`);
        gathered = [];
        timer = null;
    }, GATHERED_FOR);
}

export const announce = text => say('announcer', text);
