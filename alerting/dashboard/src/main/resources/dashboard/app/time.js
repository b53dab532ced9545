// Two clocks: the feed's (what time the data says it is; history may be played fast) and how old the data is by ours.

import { instant } from './format.js';

const LONGEST_GUESS = 90_000;
const LIVE_WITHIN = 300_000;
let feed = NaN;
let feedSeenAt = 0;
let dataSeenAt = 0;
let serverAhead = null;

/** The instant at which data of a type is known, on the feed's clock. */
const instantOf = {
    candle: data => data.knownAt ?? data.closeTime,
    hello: data => data.feedTime,
    heartbeat: data => data.feedTime,
    alert: () => null,
    delivery: () => null,
};

/** A feed about as late as the server's clock is the market itself; then accounts live by that clock, tick by tick. */
function compareClocks({ serverTime, feedTime }) {
    const [server, told] = [instant(serverTime), instant(feedTime)];
    serverAhead = Math.abs(server - told) < LIVE_WITHIN ? server - Date.now() : null;
}

export function observe({ type, data }) {
    const isClock = type === 'hello' || type === 'heartbeat';
    const time = instant((instantOf[type] ?? (other => other.time))(data ?? {}));
    if (isClock && data) {
        compareClocks(data);
    }
    if (Number.isFinite(time) && !(time <= feed)) {
        feed = time;
        feedSeenAt = performance.now();
    }
    if (!isClock) {
        dataSeenAt = performance.now();
    }
}

export function forgetFeed() {
    feed = NaN;
    dataSeenAt = 0;
}

/** The feed's now: its last word and, for a while, the time that has passed since. */
export function feedNow() {
    const guess = feed + Math.min(LONGEST_GUESS, performance.now() - feedSeenAt);
    return serverAhead === null ? guess : Math.max(feed, Date.now() + serverAhead);
}

export const dataAge = () => (dataSeenAt === 0 ? NaN : performance.now() - dataSeenAt);
