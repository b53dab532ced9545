// Who is at the page. The token is asked for, kept for this tab, and gone when the tab is.

import { dropToken, keepToken } from './api.js';
import { byId, setText, show } from './dom.js';
import { watch } from './frames.js';
import { state } from './state.js';

/** Asks for a token; says why the one before was not good enough. */
export function askToken(reason = '') {
    setText(byId('sign-in-error'), reason);
    show(byId('sign-in-error'), reason !== '');
    if (!byId('sign-in').open) {
        byId('sign-in').showModal();
    }
    byId('token').focus();
}

export function startSignIn({ onToken, onSignOut }) {
    byId('sign-in-form').addEventListener('submit', event => {
        event.preventDefault();
        const token = byId('token').value.trim();
        if (token) {
            byId('token').value = '';
            keepToken(token);
            byId('sign-in').close();
            onToken();
        }
    });
    byId('who').addEventListener('click', () => {
        if (!state.status?.who) {
            askToken();
            return;
        }
        setText(byId('session-text'), `You are ${state.status.who.name} with the role ${String(state.status.who.role).toLowerCase()}.`);
        byId('session').showModal();
    });
    byId('session-close').addEventListener('click', () => byId('session').close());
    byId('sign-out').addEventListener('click', () => {
        byId('session').close();
        dropToken();
        onSignOut();
    });
    watch(['role', 'instruments'], () => {
        const who = state.status?.who;
        const text = who ? `${who.name} · ${String(who.role).toLowerCase()}` : 'Sign in';
        setText(byId('who-text'), text);
        setText(byId('who-initial'), who ? who.name.charAt(0).toUpperCase() : '→');
        byId('who').setAttribute('aria-label', text);
    });
}
