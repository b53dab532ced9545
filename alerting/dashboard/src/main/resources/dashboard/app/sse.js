// Server-sent events by fetch: the browser's EventSource could not send a token but in the address.

/** Splits an event stream into messages `{event, id, data}`, whatever the pieces in which it arrives. */
export class EventParser {
    #rest = '';
    #message = { data: [] };

    /** @returns the messages that are complete after this piece */
    feed(piece) {
        const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop();
        const messages = [];
        for (const line of lines) {
            if (line === '') {
                if (this.#message.data.length > 0) {
                    messages.push({ ...this.#message, data: this.#message.data.join('\n') });
                }
                this.#message = { data: [] };
            } else {
                this.#field(line);
            }
        }
        return messages;
    }

    #field(line) {
        const colon = line.indexOf(':');
        if (colon === 0) {
            return;
        }
        const name = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (name === 'data') {
            this.#message.data.push(value);
        } else if (name === 'event' || name === 'id') {
            this.#message[name] = value;
        }
    }
}

/** A frame `{type, id, data}`, whether the type and id stand in the JSON or in the event's own fields. */
export function frameOf({ event, id, data }) {
    const body = JSON.parse(data);
    return body && typeof body === 'object' && 'type' in body && 'data' in body
        ? { type: body.type, id: body.id ?? id, data: body.data }
        : { type: event, id, data: body };
}
