// Every decision with its outcome and, where it was a refusal, the checks that refused.

import { byId, el, setData, setText, show } from './dom.js';
import { watch } from './frames.js';
import { clock, figure, price, symbolOf, words } from './format.js';
import { keyed } from './keyed.js';
import { newestFirst, state, tickOf } from './state.js';

const SHOWN = 120;

/** The codes of the checks that say why it is what it is. */
export function reasons(decision) {
    const codes = outcome => decision.verdicts.filter(verdict => verdict.outcome === outcome).map(verdict => verdict.code);
    const rejecting = codes('REJECT');
    return rejecting.length > 0 ? rejecting : codes('WARN');
}

function create(decision, onStory) {
    const row = el('button', { type: 'button', className: 'row', data: { decision: decision.id } },
        el('time'), el('span', { className: 'badge' }), el('span', { className: 'what' }), el('span', { className: 'why quiet' }));
    row.addEventListener('click', () => onStory(decision.id));
    return el('li', {}, row);
}

/** A line may end between codes, not within one. */
function tellCodes(cell, codes) {
    if (cell.textContent !== codes.join(' ')) {
        cell.replaceChildren(...codes.flatMap((code, index) => [index > 0 ? ' ' : '', el('span', { className: 'code' }, code)]));
    }
}

function update(item, decision) {
    const [time, badge, what, why] = item.firstChild.children;
    const { intent } = decision;
    const codes = reasons(decision);
    setText(time, clock(decision.time));
    setText(badge, decision.approved ? 'approved' : 'rejected');
    setData(badge, 'tone', decision.approved ? 'gain' : 'loss');
    setText(what, `${words(intent.action)} ${symbolOf(intent.instrument)}`);
    if (codes.length > 0) {
        tellCodes(why, codes);
    } else {
        setText(why, `${figure(intent.quantity)} at ${price(intent.price, tickOf(intent.instrument))}`);
    }
}

export function startDecisions({ onStory }) {
    const filter = byId('decisions-filter');
    const fill = keyed(byId('decisions'), { key: decision => decision.id, create: decision => create(decision, onStory), update });
    const render = () => {
        const wanted = { all: () => true, approved: decision => decision.approved, rejected: decision => !decision.approved }[filter.value];
        const found = newestFirst(state.decisions).filter(decision => decision.account === state.account && wanted(decision));
        fill(found.slice(0, SHOWN));
        setText(byId('decisions-count'), found.length ? String(found.length) : '');
        show(byId('decisions-empty'), found.length === 0);
    };
    watch(['decisions', 'accounts', 'choice'], render);
    filter.addEventListener('change', render);
}
