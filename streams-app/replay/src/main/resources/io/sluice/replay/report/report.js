'use strict';
(() => {
  const INSTRUMENT = 0, DIRECTION = 1, ENTRY = 2, ENTRY_PRICE = 3, EXIT = 4, EXIT_PRICE = 5;
  const QUANTITY = 6, NET = 7, FEES = 8, REASON = 9, PATTERN = 10, AGAINST = 11, FOR = 12, FUNDING = 13;
  const ROWS = 50, SLACK = 24, LABELS = 64, NEAR = 24;
  const byId = id => document.getElementById(id);
  const data = JSON.parse(byId('data').textContent);
  const canvas = byId('candles'), told = byId('told'), picker = byId('instrument');
  const view = { instrument: 0, from: 0, to: 1, chosen: null };
  const minute = ms => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
  const amount = value => value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const tradesOf = data.instruments.map((name, at) => data.trades.filter(trade => trade[INSTRUMENT] === at));

  const extent = at => {
    const candles = data.candles[at], trades = tradesOf[at];
    const times = [];
    if (candles.length) times.push(candles[0][0], candles[candles.length - 1][0]);
    for (const trade of trades) times.push(trade[ENTRY], trade[EXIT]);
    if (!times.length) return [0, 1];
    const low = times.reduce((a, b) => Math.min(a, b)), high = times.reduce((a, b) => Math.max(a, b));
    const margin = Math.max((high - low) * 0.01, 60000);
    return [low - margin, high + margin];
  };

  const show = (from, to) => {
    const [low, high] = extent(view.instrument);
    const length = Math.min(Math.max(to - from, 60000), high - low);
    view.from = Math.max(low, Math.min(from, high - length));
    view.to = view.from + length;
    draw();
  };

  const zoom = (factor, part = 0.5) => {
    const length = view.to - view.from, middle = view.from + length * part;
    show(middle - length * factor * part, middle + length * factor * (1 - part));
  };

  let scale = null;

  function draw() {
    const ratio = devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    const candles = data.candles[view.instrument];
    const step = candles.length > 1 ? (candles[candles.length - 1][0] - candles[0][0]) / (candles.length - 1) : 60000;
    const seen = candles.filter(candle => candle[0] + step >= view.from && candle[0] <= view.to);
    const trades = tradesOf[view.instrument].filter(trade => trade[EXIT] >= view.from && trade[ENTRY] <= view.to);
    let low = Infinity, high = -Infinity;
    for (const candle of seen) { low = Math.min(low, candle[3]); high = Math.max(high, candle[2]); }
    for (const trade of trades) {
      low = Math.min(low, trade[ENTRY_PRICE], trade[EXIT_PRICE]);
      high = Math.max(high, trade[ENTRY_PRICE], trade[EXIT_PRICE]);
    }
    if (!(high >= low)) return;
    if (high === low) { low -= 1; high += 1; }
    const x = time => (time - view.from) / (view.to - view.from) * (width - LABELS);
    const y = price => height - SLACK - (price - low) / (high - low) * (height - 2 * SLACK);
    scale = { x, y };
    drawGrid(pen, width, height, low, high, y);
    pen.save();
    pen.beginPath();
    pen.rect(0, 0, width - LABELS, height);
    pen.clip();
    drawCandles(pen, seen, step, x, y);
    drawTrades(pen, trades, x, y);
    pen.restore();
  }

  function drawGrid(pen, width, height, low, high, y) {
    pen.font = '11px system-ui, sans-serif';
    pen.fillStyle = colour('--muted');
    pen.strokeStyle = colour('--line');
    const digits = Math.max(0, Math.min(8, 2 - Math.floor(Math.log10(high - low))));
    for (let i = 0; i <= 4; i++) {
      const price = low + (high - low) * i / 4, level = y(price);
      pen.beginPath();
      pen.moveTo(0, level);
      pen.lineTo(width - LABELS, level);
      pen.stroke();
      pen.fillText(price.toFixed(digits), width - LABELS + 4, level + 4);
    }
    pen.fillText(minute(view.from), 2, height - 6);
    const last = minute(view.to);
    pen.fillText(last, width - LABELS - pen.measureText(last).width, height - 6);
  }

  function drawCandles(pen, candles, step, x, y) {
    const room = Math.max(1, (x(view.from + step) - x(view.from)) * 0.7);
    pen.globalAlpha = 0.75;
    for (const [time, open, high, low, close] of candles) {
      const middle = x(time + step / 2), rises = close >= open;
      pen.strokeStyle = pen.fillStyle = colours[rises ? 'muted' : 'ink'];
      pen.beginPath();
      pen.moveTo(middle, y(high));
      pen.lineTo(middle, y(low));
      pen.stroke();
      if (room >= 3) {
        const top = y(Math.max(open, close)), tall = Math.max(1, Math.abs(y(open) - y(close)));
        if (rises) {
          pen.fillStyle = colours.surface;
          pen.fillRect(middle - room / 2, top, room, tall);
          pen.strokeRect(middle - room / 2, top, room, tall);
        } else {
          pen.fillRect(middle - room / 2, top, room, tall);
        }
      }
    }
    pen.globalAlpha = 1;
  }

  function drawTrades(pen, trades, x, y) {
    const size = trades.length > 400 ? 2.5 : 5;
    for (const trade of trades) {
      const chosen = trade === view.chosen;
      const ink = chosen ? colours.accent : trade[NET] < 0 ? colours.loss : colours.gain;
      const entry = [x(trade[ENTRY]), y(trade[ENTRY_PRICE])], exit = [x(trade[EXIT]), y(trade[EXIT_PRICE])];
      pen.strokeStyle = pen.fillStyle = ink;
      pen.lineWidth = chosen ? 3 : 1.2;
      pen.beginPath();
      pen.moveTo(...entry);
      pen.lineTo(...exit);
      pen.stroke();
      const point = size * (chosen ? 1.6 : 1) * trade[DIRECTION];
      pen.beginPath();
      pen.moveTo(entry[0], entry[1] - point);
      pen.lineTo(entry[0] - Math.abs(point), entry[1] + point);
      pen.lineTo(entry[0] + Math.abs(point), entry[1] + point);
      pen.fill();
      pen.beginPath();
      pen.arc(exit[0], exit[1], size * 0.7, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.lineWidth = 1;
  }

  const colours = {};
  const takeColours = () => {
    for (const name of ['ink', 'muted', 'surface', 'accent', 'gain', 'loss']) colours[name] = colour('--' + name);
  };

  const sentence = trade => `${trade[DIRECTION] > 0 ? 'Long' : 'Short'} ${trade[QUANTITY]} `
    + `${data.instruments[trade[INSTRUMENT]]} ${trade[PATTERN]}: in ${minute(trade[ENTRY])} at ${trade[ENTRY_PRICE]}, `
    + `out ${minute(trade[EXIT])} at ${trade[EXIT_PRICE]} by ${trade[REASON].toLowerCase()}, `
    + `net ${amount(trade[NET])} after fees of ${amount(trade[FEES])}`
    + (trade[FUNDING] ? ` and funding of ${amount(trade[FUNDING])}` : '');

  const choose = trade => {
    view.chosen = trade;
    told.textContent = sentence(trade);
    draw();
  };

  const pick = at => {
    view.instrument = at;
    picker.value = at;
    show(...extent(at));
  };

  const nearest = (px, py) => {
    let best = null, distance = NEAR;
    for (const trade of tradesOf[view.instrument]) {
      for (const [time, price] of [[trade[ENTRY], trade[ENTRY_PRICE]], [trade[EXIT], trade[EXIT_PRICE]]]) {
        const away = Math.hypot(scale.x(time) - px, scale.y(price) - py);
        if (away < distance) { best = trade; distance = away; }
      }
    }
    return best;
  };

  function listenToCanvas() {
    const fingers = new Map();
    let moved = 0;
    canvas.addEventListener('pointerdown', event => {
      fingers.set(event.pointerId, event.offsetX);
      canvas.setPointerCapture(event.pointerId);
      moved = 0;
    });
    canvas.addEventListener('pointermove', event => {
      if (!fingers.has(event.pointerId)) return;
      const places = [...fingers.values()], width = canvas.clientWidth - LABELS;
      const shift = event.offsetX - fingers.get(event.pointerId);
      fingers.set(event.pointerId, event.offsetX);
      moved += Math.abs(shift);
      if (fingers.size === 1) {
        const time = shift / width * (view.to - view.from);
        show(view.from - time, view.to - time);
      } else {
        const after = [...fingers.values()];
        const was = Math.abs(places[0] - places[1]), is = Math.abs(after[0] - after[1]);
        if (was > 0 && is > 0) zoom(was / is, (after[0] + after[1]) / 2 / width);
      }
    });
    canvas.addEventListener('pointerup', event => {
      fingers.delete(event.pointerId);
      const trade = moved < 6 && scale ? nearest(event.offsetX, event.offsetY) : null;
      if (trade) choose(trade);
    });
    canvas.addEventListener('pointercancel', event => fingers.delete(event.pointerId));
    canvas.addEventListener('wheel', event => {
      if (document.activeElement !== canvas) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, event.offsetX / (canvas.clientWidth - LABELS));
    }, { passive: false });
    canvas.addEventListener('keydown', event => {
      const step = (view.to - view.from) / 5;
      const keys = {
        ArrowLeft: () => show(view.from - step, view.to - step),
        ArrowRight: () => show(view.from + step, view.to + step),
        '+': () => zoom(0.5),
        '-': () => zoom(2),
      };
      if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    });
  }

  let page = 0, ordered = data.trades;

  function list() {
    const pages = Math.max(1, Math.ceil(ordered.length / ROWS));
    page = Math.max(0, Math.min(page, pages - 1));
    byId('page').textContent = `${page + 1} of ${pages}, ${ordered.length} trades`;
    byId('before').disabled = page === 0;
    byId('after').disabled = page === pages - 1;
    byId('trades').replaceChildren(...ordered.slice(page * ROWS, (page + 1) * ROWS).map(row));
  }

  function row(trade) {
    const line = document.createElement('tr'), button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Show';
    button.setAttribute('aria-label', 'Show on the chart: ' + sentence(trade));
    button.addEventListener('click', () => {
      pick(trade[INSTRUMENT]);
      const margin = Math.max((trade[EXIT] - trade[ENTRY]) * 4, (view.to - view.from) / 60);
      show(trade[ENTRY] - margin, trade[EXIT] + margin);
      choose(trade);
      byId('chart').scrollIntoView({ block: 'start' });
    });
    line.insertCell().append(button);
    for (const text of [data.instruments[trade[INSTRUMENT]], trade[DIRECTION] > 0 ? 'long' : 'short', trade[PATTERN],
      minute(trade[ENTRY]), trade[ENTRY_PRICE], minute(trade[EXIT]), trade[EXIT_PRICE], trade[QUANTITY]]) {
      line.insertCell().textContent = text;
    }
    const net = line.insertCell();
    net.textContent = amount(trade[NET]);
    net.className = trade[NET] < 0 ? 'down' : 'up';
    for (const figure of [FEES, FUNDING]) line.insertCell().textContent = amount(trade[figure]);
    for (const text of [trade[AGAINST], trade[FOR], trade[REASON].toLowerCase()]) line.insertCell().textContent = text;
    return line;
  }

  byId('list').hidden = false;
  byId('before').addEventListener('click', () => { page--; list(); });
  byId('after').addEventListener('click', () => { page++; list(); });
  byId('order').addEventListener('change', event => {
    const orders = { time: () => 0, worst: (a, b) => a[NET] - b[NET], best: (a, b) => b[NET] - a[NET] };
    ordered = [...data.trades].sort(orders[event.target.value]);
    page = 0;
    list();
  });
  list();
  if (!data.instruments.length) return;
  byId('chart').hidden = false;
  picker.replaceChildren(...data.instruments.map((name, at) => new Option(name, at)));
  picker.addEventListener('change', () => pick(Number(picker.value)));
  byId('closer').addEventListener('click', () => zoom(0.5));
  byId('wider').addEventListener('click', () => zoom(2));
  byId('whole').addEventListener('click', () => show(...extent(view.instrument)));
  listenToCanvas();
  takeColours();
  addEventListener('resize', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { takeColours(); draw(); });
  pick(0);
})();
