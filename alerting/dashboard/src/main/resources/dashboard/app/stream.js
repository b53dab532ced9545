// The connection: opened, watched, and opened again with growing patience until it holds.

import { headers, Refusal } from './api.js';
import { EventParser, frameOf } from './sse.js';

const SILENT_AFTER = 25_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

export class Stream {
    #lastId = null;
    #attempt = 0;
    #abort = null;
    #timer = null;
    #watchdog = null;
    #running = false;

    /** @param onFrame gets each frame; `onState(state, {retryAt, reason})` each change: connecting, live, waiting, refused, closed */
    constructor({ onFrame, onState }) {
        this.onFrame = onFrame;
        this.onState = onState;
        addEventListener('online', () => this.#again());
        addEventListener('offline', () => this.#running && this.#abort?.abort(new Error('the network is gone')));
    }

    open() {
        this.#running = true;
        this.#attempt = 0;
        this.#connect();
    }

    close() {
        this.#running = false;
        this.#stopTimers();
        this.#abort?.abort();
        this.onState('closed', {});
    }

    /** Lists are loaded from scratch: what lies before is not asked for again. */
    forget() {
        this.#lastId = null;
    }

    #again() {
        if (this.#running && this.#timer) {
            this.#connect();
        }
    }

    async #connect() {
        this.#stopTimers();
        this.#abort?.abort();
        const abort = new AbortController();
        this.#abort = abort;
        this.onState('connecting', { attempt: this.#attempt });
        try {
            await this.#read(abort);
            this.#retry(abort, 'the server closed the connection');
        } catch (error) {
            if (error instanceof Refusal && (error.status === 401 || error.status === 403)) {
                this.#running = false;
                this.onState('refused', { reason: error.message });
            } else {
                this.#retry(abort, abort.signal.reason?.message ?? error.message);
            }
        }
    }

    async #read(abort) {
        this.#expectSign(abort);
        const resume = this.#lastId ? { 'Last-Event-ID': this.#lastId } : {};
        const response = await fetch('/api/v1/stream', {
            headers: headers({ Accept: 'text/event-stream', ...resume }), signal: abort.signal, cache: 'no-store',
        });
        if (!response.ok) {
            throw new Refusal(response.status, await response.json().catch(() => null));
        }
        const parser = new EventParser();
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
            if (abort !== this.#abort) {
                return;
            }
            this.#expectSign(abort);
            for (const message of parser.feed(piece.value)) {
                this.#take(frameOf(message));
            }
        }
    }

    #take(frame) {
        if (frame.type === 'hello') {
            this.#attempt = 0;
            this.onState('live', {});
        }
        this.#lastId = frame.id ?? this.#lastId;
        this.onFrame(frame);
    }

    /** A connection that says nothing, not even a heartbeat, is no connection. */
    #expectSign(abort) {
        clearTimeout(this.#watchdog);
        this.#watchdog = setTimeout(() => abort.abort(new Error('no sign of life')), SILENT_AFTER);
    }

    #retry(abort, reason) {
        if (!this.#running || abort !== this.#abort) {
            return;
        }
        clearTimeout(this.#watchdog);
        const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempt++);
        const wait = longest / 2 + Math.random() * (longest / 2);
        this.#timer = setTimeout(() => this.#connect(), wait);
        this.onState('waiting', { retryAt: Date.now() + wait, reason });
    }

    #stopTimers() {
        clearTimeout(this.#timer);
        clearTimeout(this.#watchdog);
        this.#timer = null;
    }
}
