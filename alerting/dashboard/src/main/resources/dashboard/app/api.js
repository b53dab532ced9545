// Requests to /api/v1. The token lives in this tab's session storage and goes only into a header.

const TOKEN = 'sluice.token';
const ROOT = '/api/v1';

export const token = () => sessionStorage.getItem(TOKEN);
export const keepToken = value => sessionStorage.setItem(TOKEN, value);
export const dropToken = () => sessionStorage.removeItem(TOKEN);

/** What the server said when it refused, in its own words (RFC 9457). */
export class Refusal extends Error {
    constructor(status, problem) {
        const fields = (problem?.errors ?? []).map(({ field, detail }) => `${field}: ${detail}`).join('; ');
        super([problem?.detail ?? problem?.title ?? `The server answered ${status}`, fields].filter(Boolean).join(' '));
        this.status = status;
    }
}

export function headers(more = {}) {
    return { Authorization: `Bearer ${token() ?? ''}`, ...more };
}

async function answer(response) {
    const text = await response.text();
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    const body = isJson && text ? JSON.parse(text) : null;
    if (!response.ok) {
        throw new Refusal(response.status, body);
    }
    return body;
}

/** @param query values that are null or undefined are left out */
export async function get(path, query = {}) {
    const url = new URL(ROOT + path, location.origin);
    for (const [name, value] of Object.entries(query)) {
        if (value !== null && value !== undefined && value !== '') {
            url.searchParams.set(name, value);
        }
    }
    return answer(await fetch(url, { headers: headers(), signal: AbortSignal.timeout(20_000) }));
}

export async function post(path, body, idempotencyKey) {
    return answer(await fetch(ROOT + path, {
        method: 'POST',
        headers: headers({ 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey }),
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
    }));
}

/** A key of one intention: sent again with it, a command is still one command. */
export function newKey() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
