// Orders, fills and signals of the account, as tables; each row opens its story.

import { byId, el, setData, setText, show } from './dom.js';
import { watch } from './frames.js';
import { clock, figure, price, symbolOf, words } from './format.js';
import { newestFirst, state, tickOf, WORKING } from './state.js';

const SHOWN = 60;

const tables = {
    orders: {
        head: ['Time', 'Instrument', 'Order', 'Quantity', 'Price', 'State', 'Filled'],
        records: () => newestFirst(state.orders).filter(({ command }) => command.account === state.account),
        id: ({ command }) => command.orderId,
        cells: ({ command, state: now, filledQuantity, averagePrice }) => [
            { text: clock(command.time) },
            { text: symbolOf(command.instrument) },
            { text: `${words(command.leg)} ${(command.side ?? '').toLowerCase()}`, side: command.side },
            { text: figure(command.quantity) },
            { text: priceOf(command, averagePrice) },
            { text: words(now), state: now, working: String(WORKING.has(now)) },
            { text: figure(filledQuantity) },
        ],
    },
    fills: {
        head: ['Time', 'Instrument', 'Fill', 'Quantity', 'Price', 'Fee', 'Slippage'],
        records: () => newestFirst(state.fills).filter(fill => fill.account === state.account),
        id: fill => fill.id,
        cells: fill => [
            { text: clock(fill.time) },
            { text: symbolOf(fill.instrument) },
            { text: `${words(fill.leg)} ${fill.side.toLowerCase()}`, side: fill.side },
            { text: figure(fill.quantity) },
            { text: price(fill.price, tickOf(fill.instrument)) },
            { text: `${figure(fill.fee, 2, 4)} ${fill.feeCurrency}` },
            { text: figure(fill.slippage, 0, 4) },
        ],
    },
    signals: {
        head: ['Time', 'Instrument', 'Signal', 'Detector', 'Timeframe', 'Price', 'Confidence'],
        records: () => newestFirst(state.signals),
        id: signal => signal.id,
        cells: signal => [
            { text: clock(signal.time) },
            { text: symbolOf(signal.instrument) },
            { text: signal.action ? words(signal.action) : words(signal.direction), side: signal.direction === 'LONG' ? 'BUY' : 'SELL' },
            { text: signal.detector },
            { text: signal.timeframe },
            { text: price(signal.price, tickOf(signal.instrument)) },
            { text: figure(signal.confidence, 2, 2) },
        ],
    },
};

const priceOf = (command, averagePrice) => {
    const at = averagePrice ?? command.limitPrice ?? command.triggerPrice;
    return at === null || at === undefined ? 'market' : price(at, tickOf(command.instrument));
};

let tab = 'orders';
let actions;

function openButton(record, table) {
    const button = el('button', { type: 'button', className: 'link', data: { id: table.id(record) } });
    button.addEventListener('click', () => actions.onStory(button.dataset.id));
    return button;
}

/** Rows are reused by their place; a table of sixty is rewritten cell by cell only where the text differs. */
function fillRow(row, record, table) {
    const cells = table.cells(record);
    while (row.children.length < cells.length) {
        row.append(el(row.children.length === 0 ? 'th' : 'td'));
    }
    cells.forEach(({ text, ...data }, index) => {
        const cell = row.children[index];
        if (index === 0) {
            if (!cell.firstChild) {
                cell.scope = 'row';
                cell.append(openButton(record, table));
            }
            cell.firstChild.dataset.id = table.id(record);
            setText(cell.firstChild, text);
        } else {
            setText(cell, text);
        }
        ['side', 'state', 'working'].forEach(name => {
            if (data[name] === undefined) {
                delete cell.dataset[name];
            } else {
                setData(cell, name, data[name]);
            }
        });
    });
}

function render() {
    const table = tables[tab];
    const body = byId('activity-rows');
    const found = table.records().slice(0, SHOWN);
    while (body.children.length < found.length) {
        body.append(el('tr'));
    }
    while (body.children.length > found.length) {
        body.lastChild.remove();
    }
    found.forEach((record, index) => fillRow(body.children[index], record, table));
    show(byId('activity-empty'), found.length === 0);
    setText(byId('activity-empty'), `No ${tab} yet.`);
}

function choose(name) {
    tab = name;
    document.querySelectorAll('[data-tab]').forEach(button => {
        const chosen = button.dataset.tab === name;
        button.setAttribute('aria-selected', String(chosen));
        button.tabIndex = chosen ? 0 : -1;
    });
    byId('activity').setAttribute('aria-labelledby', `tab-${name}`);
    byId('activity-head').replaceChildren(...tables[name].head.map(text => el('th', { scope: 'col' }, text)));
    byId('activity-rows').replaceChildren();
    render();
}

function onTabKey(event) {
    const names = Object.keys(tables);
    const step = { ArrowRight: 1, ArrowLeft: names.length - 1 }[event.key];
    if (step) {
        choose(names[(names.indexOf(tab) + step) % names.length]);
        byId(`tab-${tab}`).focus();
    }
}

export function startActivity(given) {
    actions = given;
    document.querySelectorAll('[data-tab]').forEach(button => {
        button.addEventListener('click', () => choose(button.dataset.tab));
        button.addEventListener('keydown', onTabKey);
    });
    watch(['orders', 'fills', 'signals', 'accounts', 'choice'], render);
    choose('orders');
}
