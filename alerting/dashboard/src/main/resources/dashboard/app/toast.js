// Short answers to what the operator just did.

import { byId, el } from './dom.js';

const SHOWN_FOR = 6_000;

export function toast(text, tone = 'even') {
    const note = el('p', { data: { tone } }, text);
    byId('toasts').append(note);
    setTimeout(() => note.remove(), SHOWN_FOR);
}
