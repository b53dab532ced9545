// Figures as people read them. Decimals come as strings and are formatted as strings, never through a float.

const MINUS = '−';
const cache = new Map();

function numberFormat(minimum, maximum) {
    const name = `${minimum}:${maximum}`;
    if (!cache.has(name)) {
        cache.set(name, new Intl.NumberFormat('en', { minimumFractionDigits: minimum, maximumFractionDigits: maximum, signDisplay: 'negative' }));
    }
    return cache.get(name);
}

export function figure(value, minimum = 0, maximum = 8) {
    if (value === null || value === undefined || value === '') {
        return '–';
    }
    return numberFormat(minimum, maximum).format(value).replace('-', MINUS);
}

export const money = value => figure(value, 2, 2);

export function signed(value, digits = 2) {
    if (value === null || value === undefined || Number.isNaN(Number(value))) {
        return '–';
    }
    const text = figure(value, digits, digits);
    return Number(value) > 0 ? `+${text}` : text;
}

export const percent = (fraction, digits = 2) => `${figure(fraction * 100, digits, digits)} %`;

export const toneOf = value => (Number(value) > 0 ? 'gain' : Number(value) < 0 ? 'loss' : 'even');

/** Decimals an instrument's prices have: those of its tick. */
export function decimalsOf(tickSize) {
    const [, fraction = ''] = String(tickSize ?? '0.01').split('.');
    return Math.min(fraction.length, 8);
}

export const price = (value, tickSize) => figure(value, decimalsOf(tickSize), decimalsOf(tickSize));

/** Instants lose what is beyond milliseconds; good enough to show and to compare with a clock. */
export const instant = text => (text ? Date.parse(text.replace(/(\.\d{3})\d+/, '$1')) : NaN);

const two = number => String(number).padStart(2, '0');

export function clock(text, withSeconds = true) {
    const time = new Date(typeof text === 'number' ? text : instant(text));
    if (Number.isNaN(time.getTime())) {
        return '–';
    }
    const hm = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
    return withSeconds ? `${hm}:${two(time.getUTCSeconds())}` : hm;
}

export function day(text) {
    const time = new Date(typeof text === 'number' ? text : instant(text));
    return Number.isNaN(time.getTime()) ? '–' : time.toISOString().slice(0, 10);
}

export const dayAndClock = text => (Number.isNaN(typeof text === 'number' ? text : instant(text)) ? '–' : `${day(text)} ${clock(text)}`);

export function duration(millis) {
    if (!Number.isFinite(millis)) {
        return '–';
    }
    const seconds = Math.max(0, millis) / 1000;
    if (seconds < 10) {
        return `${seconds.toFixed(1)} s`;
    }
    if (seconds < 120) {
        return `${Math.floor(seconds)} s`;
    }
    if (seconds < 7200) {
        return `${Math.floor(seconds / 60)} min`;
    }
    return seconds < 172800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

/** Of a countdown: exact to the second, and short. */
export function remaining(millis) {
    const seconds = Math.ceil(millis / 1000);
    if (seconds < 120) {
        return `${seconds} s`;
    }
    const minutes = Math.floor(seconds / 60);
    return minutes < 120 ? `${minutes}:${two(seconds % 60)} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const symbolOf = instrument => (instrument ?? '').split(':').pop();

/** OPEN_LONG → Open long. Names of records stay as they are; this is how they are read. */
export function words(name) {
    const text = String(name ?? '').replaceAll('_', ' ').toLowerCase();
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The figures of a check as they are quoted everywhere else: R-CAPITAL free=812.4 required=1000. */
export const figuresOf = verdict => verdict.figures.map(({ name, value }) => `${name}=${value}`).join(' ');
