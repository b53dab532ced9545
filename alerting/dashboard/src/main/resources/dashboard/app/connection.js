// Says honestly whether what is shown is what is.

import { byId, setData, setText } from './dom.js';
import { touch, watch } from './frames.js';
import { dayAndClock, duration } from './format.js';
import { state } from './state.js';
import { dataAge, feedNow } from './time.js';

const OLD_AFTER = 15_000;

export const connection = { state: 'closed', retryAt: 0, reason: '' };

export function setConnection(name, { retryAt = 0, reason = '' }) {
    Object.assign(connection, { state: name, retryAt, reason });
    touch('connection', 'role');
}

function describe() {
    if (state.at) {
        return ['past', 'looking at the past'];
    }
    switch (connection.state) {
        case 'live':
            return dataAge() > OLD_AFTER ? ['stale', 'live, but no data'] : ['live', 'live'];
        case 'connecting':
            return ['connecting', 'connecting'];
        case 'waiting':
            return ['offline', 'not live, retrying'];
        case 'refused':
            return ['offline', 'refused'];
        default:
            return ['offline', 'not connected'];
    }
}

function render() {
    const [name, text] = describe();
    setData(byId('connection'), 'state', name);
    setText(byId('connection-text'), text);
    byId('connection').title = connection.reason;
    setData(document.body, 'connection', name);
    const age = dataAge();
    setText(byId('data-age'), state.at || Number.isNaN(age) ? '–' : duration(age));
    setText(byId('feed-time'), state.at ? dayAndClock(state.at) : dayAndClock(feedNow()));
}

export function startConnection() {
    watch(['connection', 'time'], render);
    setInterval(() => touch('time'), 500);
}
