// What the page is made of, and what happens in which order.

import { startAccount } from './account.js';
import { startActivity } from './activity.js';
import { startAlerts } from './alerts.js';
import { announceAlert } from './announce.js';
import { Refusal, token } from './api.js';
import { loadChart, startChart } from './chart.js';
import { neighbour, startChoice } from './choice.js';
import { askCommand, askLetGo, askVeto, startCommands } from './commands.js';
import { setConnection, startConnection } from './connection.js';
import { startDecisions } from './decisions.js';
import { byId } from './dom.js';
import { lookEquity, reloadEquity, toggleEquity } from './equity.js';
import { touch, touchAll } from './frames.js';
import { startHealth } from './health.js';
import { startKeyboard } from './keyboard.js';
import { loadLists, loadPipeline, loadStatus } from './load.js';
import { startPast } from './past.js';
import { pendingOrders, startPending } from './pending.js';
import { startPositions } from './positions.js';
import { askToken, startSignIn } from './signin.js';
import { apply, state } from './state.js';
import { closeStory, isStoryOpen, openStory, startStory } from './story.js';
import { Stream } from './stream.js';
import { startTheme } from './theme.js';
import { forgetFeed, observe } from './time.js';
import { toast } from './toast.js';
import { goTo, startViews } from './views.js';
import { startWatchlist } from './watchlist.js';

const LOOKED_AT_EVERY = 10_000;

const failed = error => {
    if (error instanceof Refusal && error.status === 401) {
        stream.close();
        askToken(error.message);
    } else {
        toast(`Could not load: ${error.message}`, 'loss');
    }
};

const stream = new Stream({ onFrame: take, onState: streamIs });
const chart = startChart({ onStory: openStory });

function take(frame) {
    observe(frame);
    if (state.at) {
        return;
    }
    if (frame.type === 'hello') {
        welcome(frame.data);
    } else if (held) {
        held.push(frame);
    } else {
        applyNow(frame);
    }
}

function applyNow(frame) {
    const alert = frame.type === 'alert' ? frame.data.alert ?? frame.data : null;
    const isNews = alert && !state.alerts.has(alert.id);
    apply(frame);
    if (frame.type === 'candle') {
        chart.onCandle(frame.data);
    } else if (isNews) {
        announceAlert(alert);
    }
}

/** While lists are on their way, what happens meanwhile is held and applied on top of them: nothing falls between. */
let held = null;

/** A stream that goes on where it was needs nothing; one that could not is made whole by loading the lists again. */
let isWhole = false;

async function welcome(hello) {
    if (isWhole && hello?.resumed !== false) {
        return;
    }
    isWhole = true;
    held ??= [];
    try {
        await reload();
    } catch (error) {
        failed(error);
    } finally {
        const frames = held ?? [];
        held = null;
        if (!state.at) {
            frames.forEach(applyNow);
        }
    }
}

function streamIs(name, detail) {
    setConnection(name, detail);
    if (name === 'refused') {
        askToken(detail.reason);
    }
}

async function reload() {
    const missing = await loadLists();
    if (missing.length > 0) {
        toast(`Could not load: ${missing.join(', ')}`, 'loss');
    }
    await Promise.all([loadChart(), reloadEquity(), state.at ? touch('pipeline') : loadPipeline()]);
}

async function begin() {
    if (!token()) {
        askToken();
        return;
    }
    try {
        await loadStatus();
        isWhole = false;
        forgetFeed();
        stream.forget();
        stream.open();
    } catch (error) {
        if (error instanceof Refusal) {
            failed(error);
        } else {
            setConnection('waiting', { reason: error.message });
            setTimeout(begin, 2_000);
        }
    }
}

function signOut() {
    stream.close();
    state.status = null;
    ['accounts', 'positions', 'signals', 'decisions', 'orders', 'fills', 'alerts', 'quotes', 'lastPrices'].forEach(name => state[name].clear());
    touchAll();
    askToken();
}

function chooseInstrument(id) {
    state.instrument = id;
    touch('choice');
    goTo('chart');
    loadChart().catch(failed);
}

function chooseTimeframe(name) {
    state.timeframe = name;
    touch('choice');
    loadChart().catch(failed);
}

function chooseAccount(id) {
    state.account = id;
    touchAll();
    reloadEquity().catch(failed);
}

const past = startPast({
    onGo: async () => {
        stream.close();
        touchAll();
        await reload().catch(failed);
    },
    onLeave: begin,
});

startTheme(() => {
    chart.look();
    lookEquity();
});
startConnection();
startAccount({ onChoice: chooseAccount });
startChoice({ onInstrument: chooseInstrument, onTimeframe: chooseTimeframe });
startWatchlist({ onInstrument: chooseInstrument });
startPositions({ onInstrument: chooseInstrument, onStory: openStory });
startPending({ onVeto: askVeto, onLetGo: askLetGo, onStory: openStory });
startActivity({ onStory: openStory });
startDecisions({ onStory: openStory });
startAlerts({ onStory: openStory });
startHealth();
startCommands();
startStory();
startViews();
startSignIn({ onToken: begin, onSignOut: signOut });
byId('equity').addEventListener('click', () => toggleEquity().catch(failed));

startKeyboard([
    { key: 'h', text: 'HALT (asks first)', run: () => askCommand('HALT') },
    { key: 'v', text: 'VETO the order whose window closes first', run: () => pendingOrders()[0] && askVeto(pendingOrders()[0]) },
    { key: 'g', text: 'Let the order go whose window closes first', run: () => pendingOrders()[0] && askLetGo(pendingOrders()[0]) },
    { key: 'p', text: 'Pause entries', run: () => askCommand('PAUSE') },
    { key: 'r', text: 'Resume', run: () => askCommand('RESUME') },
    { key: 'c', text: 'Chart', run: () => goTo('chart', 'chart') },
    { key: 'o', text: 'Positions and orders', run: () => goTo('positions') },
    { key: 'd', text: 'Decisions', run: () => goTo('decisions') },
    { key: 'a', text: 'Alerts', run: () => goTo('alerts') },
    { key: 's', text: 'Health', run: () => goTo('health') },
    { key: 'i', text: 'Choose an instrument', run: () => byId('instrument').focus() },
    { key: '[', text: 'Instrument before', run: () => chooseInstrument(neighbour(-1)) },
    { key: ']', text: 'Instrument after', run: () => chooseInstrument(neighbour(1)) },
    { key: 'u', text: 'Choose an account', run: () => byId('account').focus() },
    { key: 'e', text: 'Equity instead of candles, and back', run: () => byId('equity').click() },
    { key: 't', text: 'Time machine', run: () => byId('past-open').click() },
    { key: 'n', text: 'Back to now', run: () => past.leave() },
    { key: 'l', text: 'Colours: system, light, dark', run: () => byId('theme').click() },
    { key: '?', text: 'This list', run: () => byId('help').showModal() },
], { onEscape: () => isStoryOpen() && closeStory() });

setInterval(() => {
    if (state.status && !state.at && document.visibilityState === 'visible') {
        loadPipeline().catch(() => {});
    }
}, LOOKED_AT_EVERY);

touchAll();
begin();
