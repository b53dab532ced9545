import { byId, el, setData, setText, show } from './dom.js';
import { watch } from './frames.js';
import { duration, figure, instant, percent, price, signed, symbolOf, toneOf } from './format.js';
import { keyed } from './keyed.js';
import { exitPrice, openPositions, unrealisedOf } from './pnl.js';
import { positionKey, state, tickOf } from './state.js';
import { feedNow } from './time.js';

function create(position, { onInstrument, onStory }) {
    const name = el('button', { type: 'button', className: 'link' }, symbolOf(position.instrument));
    name.addEventListener('click', () => onInstrument(position.instrument));
    const story = el('button', { type: 'button', className: 'link story', title: 'Its story' }, 'story');
    story.addEventListener('click', () => onStory(story.dataset.id));
    const row = el('tr', {}, el('th', { scope: 'row' }, name), ...Array.from({ length: 7 }, () => el('td')));
    row.firstChild.append(' ', story);
    return row;
}

/** A stop's price with how far away it is; none is a fault the operator must see (R-STOP). */
function stopCell(cell, position, last) {
    if (position.stopPrice === null) {
        setText(cell, 'no stop');
        setData(cell, 'tone', 'alarm');
        return;
    }
    const distance = Math.abs(last - Number(position.stopPrice)) / last;
    setText(cell, `${price(position.stopPrice, tickOf(position.instrument))} · ${percent(distance, 1)}`);
    setData(cell, 'tone', 'even');
}

function update(row, position) {
    const [, quantity, pnl, entry, lastCell, stop, target, age] = row.children;
    const tick = tickOf(position.instrument);
    const last = exitPrice(position);
    const profit = unrealisedOf(position);
    const story = row.querySelector('.story');
    setData(story, 'id', position.decisionId ?? '');
    show(story, Boolean(position.decisionId));
    setText(quantity, `${Number(position.quantity) > 0 ? 'long' : 'short'} ${figure(position.quantity).replace('−', '')}`);
    setData(quantity, 'side', Number(position.quantity) > 0 ? 'long' : 'short');
    setText(entry, price(position.averagePrice, tick));
    setText(lastCell, price(last, tick));
    setText(pnl, signed(profit));
    setData(pnl, 'tone', toneOf(profit));
    stopCell(stop, position, last);
    setText(target, position.targetPrice === null ? '–' : price(position.targetPrice, tick));
    setText(age, duration((state.at ? instant(state.at) : feedNow()) - instant(position.openedAt)));
}

export function startPositions(actions) {
    const fill = keyed(byId('positions'), { key: positionKey, create: position => create(position, actions), update });
    watch(['positions', 'prices', 'accounts', 'time'], () => {
        const open = openPositions(state.account);
        fill(open);
        setText(byId('positions-count'), open.length ? String(open.length) : '');
        show(byId('positions-empty'), open.length === 0);
    });
}
