// Which instrument and timeframe the chart shows.

import { byId, el } from './dom.js';
import { watch } from './frames.js';
import { state } from './state.js';

function offerInstruments() {
    const select = byId('instrument');
    const ids = [...state.instruments.keys()];
    if ([...select.options].map(option => option.value).join('\n') !== ids.join('\n')) {
        select.replaceChildren(...ids.map(id => el('option', { value: id }, id)));
    }
    if (select.value !== (state.instrument ?? '')) {
        select.value = state.instrument ?? '';
    }
}

function offerTimeframes(onTimeframe) {
    const box = byId('timeframes');
    const wanted = state.status?.timeframes ?? [];
    if ([...box.children].map(button => button.textContent).join() !== wanted.join()) {
        box.replaceChildren(...wanted.map(name => {
            const button = el('button', { type: 'button' }, name);
            button.addEventListener('click', () => onTimeframe(name));
            return button;
        }));
    }
    [...box.children].forEach(button => button.setAttribute('aria-pressed', String(button.textContent === state.timeframe)));
}

/** The instrument so many places further in the list, round its end. */
export function neighbour(step) {
    const ids = [...state.instruments.keys()];
    return ids[(ids.indexOf(state.instrument) + step + ids.length) % ids.length];
}

export function startChoice({ onInstrument, onTimeframe }) {
    byId('instrument').addEventListener('change', event => onInstrument(event.target.value));
    watch(['instruments', 'choice'], () => {
        offerInstruments();
        offerTimeframes(onTimeframe);
    });
}
