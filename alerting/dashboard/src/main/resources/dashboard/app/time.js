// Two clocks: the feed's (what time the data says it is; history may be played fast) and how old the data is by ours.

import { instant } from './format.js';

const LONGEST_GUESS = 15_000;
let feed = NaN;
let feedSeenAt = 0;
let dataSeenAt = 0;

/** The instant at which data of a type is known, on the feed's clock. */
const instantOf = {
    candle: data => data.knownAt ?? data.closeTime,
    quote: data => data.time,
    account: data => data.time,
    heartbeat: data => data.feedTime,
    hello: data => data.feedTime ?? data.status?.feedTime,
};

export function feedSays(text) {
    const time = instant(text);
    if (Number.isFinite(time) && !(time < feed)) {
        feed = time;
        feedSeenAt = performance.now();
    }
}

export function observe({ type, data }) {
    feedSays(instantOf[type]?.(data ?? {}));
    if (type !== 'hello' && type !== 'heartbeat') {
        dataSeenAt = performance.now();
    }
}

export function forgetFeed() {
    feed = NaN;
    dataSeenAt = 0;
}

export const feedTime = () => feed;

/** The feed's now: its last word and, for a while, the time that has passed since. */
export const feedNow = () => feed + Math.min(LONGEST_GUESS, performance.now() - feedSeenAt);

export const dataAge = () => (dataSeenAt === 0 ? NaN : performance.now() - dataSeenAt);
