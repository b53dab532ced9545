// The time machine: every list as it was known at an instant. While it runs nothing live is shown, and no command but HALT is given.

import { byId, setText, show } from './dom.js';
import { dayAndClock, instant } from './format.js';
import { state } from './state.js';
import { feedNow } from './time.js';

const field = () => byId('past-at');
const asField = millis => new Date(millis).toISOString().slice(0, 19);

/** @returns the instant in the field, in milliseconds; fields hold UTC */
const chosen = () => Date.parse(`${field().value}${field().value.length === 16 ? ':00' : ''}Z`);

export function showPastBar(visible) {
    show(byId('past'), visible);
    byId('past-open').setAttribute('aria-expanded', String(visible));
    if (visible && !field().value) {
        field().value = asField(Number.isFinite(feedNow()) ? feedNow() : Date.now());
    }
}

function mark() {
    document.body.dataset.time = state.at ? 'past' : 'now';
    setText(byId('past-title'), state.at ? 'THE PAST' : 'Time machine');
    setText(byId('past-note'), state.at
        ? `Shown is what was known at ${dayAndClock(state.at)} UTC. Of commands only HALT is there.`
        : 'Pick an instant; the page then shows only what was known at it.');
}

export function startPast({ onGo, onLeave }) {
    const go = async millis => {
        if (!Number.isFinite(millis)) {
            setText(byId('past-note'), 'That is not an instant.');
            return;
        }
        field().value = asField(millis);
        state.at = new Date(millis).toISOString();
        mark();
        await onGo();
    };
    const leave = async () => {
        showPastBar(false);
        if (state.at) {
            state.at = null;
            mark();
            await onLeave();
        }
    };
    byId('past-open').addEventListener('click', () => {
        if (byId('past').hidden) {
            showPastBar(true);
            field().focus();
        } else {
            leave();
        }
    });
    byId('past-go').addEventListener('click', () => go(chosen()));
    field().addEventListener('keydown', event => event.key === 'Enter' && go(chosen()));
    byId('past-leave').addEventListener('click', leave);
    document.querySelectorAll('[data-step]').forEach(button =>
        button.addEventListener('click', () => go((state.at ? instant(state.at) : chosen()) + Number(button.dataset.step) * 1000)));
    mark();
    return { leave };
}
