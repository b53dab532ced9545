import { byId } from './dom.js';

const KEY = 'sluice.theme';
const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const SIGN = { system: '◐', light: '☀', dark: '☾' };
const TEXT = { system: 'follow the system', light: 'light', dark: 'dark' };

/** Calls `onChange` whenever the colours on the page have changed. */
export function startTheme(onChange) {
    const apply = name => {
        if (name === 'system') {
            delete document.documentElement.dataset.theme;
        } else {
            document.documentElement.dataset.theme = name;
        }
        byId('theme').textContent = SIGN[name];
        byId('theme').setAttribute('aria-label', `Colours: ${TEXT[name]}`);
        byId('theme').title = `Colours: ${TEXT[name]}`;
    };
    const current = () => (localStorage.getItem(KEY) in NEXT ? localStorage.getItem(KEY) : 'system');
    apply(current());
    byId('theme').addEventListener('click', () => {
        localStorage.setItem(KEY, NEXT[current()]);
        apply(current());
        onChange();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange);
}
