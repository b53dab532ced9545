// Trades at a simulated venue with ccxt and prints what ccxt made of it.
// Arguments: REST url, stream url, API key, secret.
import ccxt from 'ccxt';

const [rest, streams, apiKey, secret] = process.argv.slice(2);
const exchange = new ccxt.pro.binanceusdm({ apiKey, secret, options: { fetchCurrencies: false, fetchMargins: false } });
for (const [name, url] of Object.entries(exchange.urls.api)) {
  if (typeof url === 'string' && name.startsWith('fapi')) {
    exchange.urls.api[name] = url.replace(/^https:\/\/[^/]+/, rest);
  }
}
exchange.urls.api.ws.future = streams + '/ws';
// What ccxt needs for streams that are not encrypted.
await exchange.loadHttpProxyAgent();

const symbol = 'BTC/USDT:USDT';
const seen = {};

// What the user stream tells of plain orders, each state once.
const updates = [];
async function watch() {
  for (;;) {
    for (const order of await exchange.watchOrders(symbol)) {
      const update = `${order.clientOrderId} ${order.status} ${order.filled}`;
      if (!order.clientOrderId.includes('stop') && !updates.includes(update)) {
        updates.push(update);
      }
    }
  }
}
async function until(holds) {
  for (let tries = 0; tries < 200 && !holds(); tries++) {
    await new Promise((done) => setTimeout(done, 50));
  }
  return holds();
}

seen.markets = Object.keys(await exchange.loadMarkets()).length;
const market = exchange.market(symbol);
seen.precision = market.precision;
seen.limits = { amount: market.limits.amount, cost: market.limits.cost };
seen.clockApart = Math.abs((await exchange.fetchTime()) - Date.now()) < 2000;
seen.candles = (await exchange.fetchOHLCV(symbol, '1m', undefined, 5)).length > 0;

watch().catch((failed) => (seen.watching = failed.message));
seen.listening = await until(() => Object.values(exchange.clients).some((client) => client.url.includes('listenKey')));
await new Promise((done) => setTimeout(done, 500));

const bought = await exchange.createOrder(symbol, 'market', 'buy', 0.5, undefined, { clientOrderId: 'ccxt-market', newOrderRespType: 'RESULT' });
seen.bought = { status: bought.status, filled: bought.filled, average: bought.average };
const resting = await exchange.createOrder(symbol, 'limit', 'sell', 0.2, 61000, { clientOrderId: 'ccxt-limit' });
seen.resting = { status: resting.status, price: resting.price, amount: resting.amount };
seen.queried = (await exchange.fetchOrder(resting.id, symbol)).status;
seen.open = (await exchange.fetchOpenOrders(symbol)).map((order) => order.clientOrderId);
const edited = await exchange.editOrder(resting.id, symbol, 'limit', 'sell', 0.3, 61500);
seen.edited = { price: edited.price, amount: edited.amount };
seen.cancelled = (await exchange.cancelOrder(resting.id, symbol)).status;

const stop = await exchange.createOrder(symbol, 'market', 'sell', 0.5, undefined, { stopLossPrice: 50000, clientAlgoId: 'ccxt-stop', reduceOnly: true });
seen.stop = { trigger: stop.triggerPrice, status: stop.status };
seen.conditional = (await exchange.fetchOpenOrders(symbol, undefined, undefined, { trigger: true })).map((order) => order.clientOrderId);
await exchange.cancelOrder(stop.id, symbol, { trigger: true });

seen.positions = (await exchange.fetchPositions([symbol])).map((position) => ({ side: position.side, contracts: position.contracts, entry: position.entryPrice }));
seen.balance = (await exchange.fetchBalance()).USDT.total;
seen.trades = (await exchange.fetchMyTrades(symbol)).map((trade) => ({ side: trade.side, price: trade.price, amount: trade.amount, fee: trade.fee.cost }));
await exchange.setLeverage(10, symbol);
try {
  await exchange.createOrder(symbol, 'limit', 'buy', 0.001, 60000);
} catch (refused) {
  seen.refused = refused.message;
}
try {
  await exchange.createOrder(symbol, 'market', 'buy', 100);
} catch (refused) {
  seen.poor = refused.message;
}
await until(() => updates.includes('ccxt-limit canceled 0'));
seen.streamed = updates;

await exchange.close();
console.log(JSON.stringify(seen));
process.exit(0);
