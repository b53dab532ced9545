// All instruments with their last price. Hundreds of ticks a second change only the cells whose text differs.

import { byId, el, setData, setText } from './dom.js';
import { touch, watch } from './frames.js';
import { price, symbolOf } from './format.js';
import { keyed } from './keyed.js';
import { lastPriceOf, state } from './state.js';

const rows = new Map();
const shown = new Map();

function create(instrument, onInstrument) {
    const row = el('li', {}, el('button', { type: 'button', title: instrument.id },
        el('span', { className: 'symbol' }, symbolOf(instrument.id)), el('b', { className: 'last' })));
    row.firstChild.addEventListener('click', () => onInstrument(instrument.id));
    rows.set(instrument.id, row);
    return row;
}

function fillPrice(id) {
    const row = rows.get(id);
    const last = lastPriceOf(id);
    if (!row || last === null) {
        return;
    }
    const cell = row.firstChild.lastChild;
    if (state.at) {
        // Last prices of the past are not asked for; those of now would be a lie.
        setText(cell, '');
        return;
    }
    const before = shown.get(id);
    if (before !== undefined && before !== last) {
        setData(cell, 'tone', last > before ? 'gain' : 'loss');
    }
    shown.set(id, last);
    setText(cell, price(last, state.instruments.get(id)?.tickSize));
}

function update(row, instrument) {
    const held = [...state.positions.values()]
        .some(position => position.instrument === instrument.id && position.account === state.account && Number(position.quantity) !== 0);
    setData(row, 'held', String(held));
    if (instrument.id === state.instrument) {
        row.firstChild.setAttribute('aria-current', 'true');
    } else {
        row.firstChild.removeAttribute('aria-current');
    }
    fillPrice(instrument.id);
}

export function startWatchlist({ onInstrument }) {
    const fill = keyed(byId('watch'), { key: instrument => instrument.id, create: item => create(item, onInstrument), update });
    watch(['instruments', 'positions', 'choice'], () => {
        fill([...state.instruments.values()]);
        setText(byId('watch-count'), String(state.instruments.size));
    });
    watch(['prices'], () => {
        state.moved.forEach(fillPrice);
        state.moved.clear();
    });
    touch('instruments');
}
