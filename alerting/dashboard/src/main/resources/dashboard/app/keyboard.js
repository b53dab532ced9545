// Single keys for what is done often. They rest while somebody types, while a dialog is open, and when they are switched off.

import { byId, el } from './dom.js';

const KEY = 'sluice.shortcuts';

/** Until the next frame a field of a dialog that has closed still has the focus: nobody types into what cannot be seen. */
function isTyping(target) {
    return target.closest('input, select, textarea, [contenteditable]') !== null && target.checkVisibility();
}

const isOn = () => localStorage.getItem(KEY) !== 'off';

/** @param shortcuts list of {key, text, run}; what the help lists is what is bound */
export function startKeyboard(shortcuts, { onEscape }) {
    const byKey = new Map(shortcuts.map(shortcut => [shortcut.key, shortcut]));
    byId('help-keys').append(...[...shortcuts, { key: 'Esc', text: 'Close the story' }, { key: '← → + −', text: 'Move and zoom the chart in focus' }]
        .map(({ key, text }) => el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, text))));
    byId('shortcuts-on').checked = isOn();
    byId('shortcuts-on').addEventListener('change', event => localStorage.setItem(KEY, event.target.checked ? 'on' : 'off'));
    byId('help-open').addEventListener('click', () => byId('help').showModal());
    byId('help-close').addEventListener('click', () => byId('help').close());
    addEventListener('keydown', event => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
            onEscape();
        } else if (isPlain && isOn() && !isTyping(event.target) && !document.querySelector('dialog[open]') && byKey.has(event.key)) {
            event.preventDefault();
            byKey.get(event.key).run();
        }
    });
}
