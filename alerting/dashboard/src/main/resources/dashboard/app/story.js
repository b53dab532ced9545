// The whole story of a signal, a decision, an order or a fill: what caused what, from the candle to the money (X-EXPLAIN).

import { get } from './api.js';
import { byId, el, setText, show } from './dom.js';
import { dayAndClock, figure, instant, symbolOf, words } from './format.js';
import { state } from './state.js';
import { intentOf, verdictTable } from './verdicts.js';

let shown = null;
let opener = null;

function scalar(value) {
    if (value === null || value === undefined) {
        return null;
    }
    if (typeof value === 'number') {
        return figure(value);
    }
    if (Array.isArray(value)) {
        return value.map(item => (item && typeof item === 'object' && 'name' in item ? `${item.name}=${figure(item.value)}` : scalar(item)))
            .filter(Boolean).join(' ') || null;
    }
    return typeof value === 'object' ? null : String(value);
}

function recordList(record) {
    const pairs = Object.entries(record ?? {}).map(([name, value]) => [name, scalar(value)]).filter(([, text]) => text !== null);
    return el('details', {}, el('summary', {}, 'Record'),
        el('dl', { className: 'record' }, ...pairs.map(([name, text]) => el('div', {}, el('dt', {}, name), el('dd', {}, text)))));
}

const isDecision = record => Array.isArray(record?.verdicts) && record.intent;

function chapter({ time, kind, topic, title, text, record }) {
    return el('li', { data: { kind: String(kind ?? '') } },
        el('p', { className: 'chapter-head' }, el('time', {}, dayAndClock(time)), ' ', el('code', {}, topic ?? '')),
        el('h3', {}, title ?? words(kind)),
        text ? el('p', { className: 'chapter-text' }, text) : null,
        ...(isDecision(record) ? [intentOf(record), verdictTable(record)] : []),
        recordList(record));
}

function decisionHead(decision) {
    const { intent } = decision;
    return el('section', { className: 'decision' },
        el('p', {}, el('span', { className: 'badge', data: { tone: decision.approved ? 'gain' : 'loss' } },
            decision.approved ? 'approved' : 'rejected'), ` ${words(intent.action)} ${symbolOf(intent.instrument)} · ${dayAndClock(decision.time)}`),
        intentOf(decision), verdictTable(decision));
}

/** A decision the page knows already is opened at once; its story follows when it has come. */
export async function openStory(id) {
    if (!id) {
        return;
    }
    shown = id;
    opener = document.activeElement;
    const decision = state.decisions.get(id);
    const rest = el('div', {}, el('p', { className: 'quiet' }, 'Loading the story…'));
    setText(byId('drawer-title'), decision ? 'Decision' : 'Story');
    byId('drawer-body').replaceChildren(...(decision ? [decisionHead(decision)] : []), rest);
    show(byId('drawer'), true);
    document.body.dataset.drawer = 'open';
    byId('drawer-body').scrollTop = 0;
    byId('drawer-title').focus();
    try {
        const story = await get(`/stories/${encodeURIComponent(id)}`);
        if (shown === id) {
            tellStory(rest, story, decision);
        }
    } catch (error) {
        rest.replaceChildren(el('p', { className: 'error' }, `No story: ${error.message}`));
    }
}

function tellStory(place, story, decision) {
    if (!decision) {
        setText(byId('drawer-title'), `Story of the ${String(story.kind ?? 'record').toLowerCase()}`);
    }
    const known = story.chapters.filter(item => !state.at || instant(item.time) <= instant(state.at));
    const chapters = known.map(item => (decision && isDecision(item.record) ? { ...item, record: { ...item.record, verdicts: null } } : item));
    place.replaceChildren(el('h3', { className: 'story-title' }, `Story, ${chapters.length} chapters`), el('ol', { className: 'chapters' }, ...chapters.map(chapter)),
        el('p', { className: 'quiet id' }, story.id));
}

export function closeStory() {
    shown = null;
    show(byId('drawer'), false);
    delete document.body.dataset.drawer;
    opener?.focus?.();
}

export const isStoryOpen = () => !byId('drawer').hidden;

export function startStory() {
    byId('drawer-close').addEventListener('click', closeStory);
}
