// Trades at a simulated venue with the venue's own JavaScript client and prints what it answered.
// Arguments: REST url, stream url, API key, secret.
import { DerivativesTradingUsdsFutures } from '@binance/derivatives-trading-usds-futures';

const [rest, streams, apiKey, apiSecret] = process.argv.slice(2);
const client = new DerivativesTradingUsdsFutures({
  configurationRestAPI: { apiKey, apiSecret, basePath: rest },
  configurationWebsocketStreams: { wsURL: streams },
});
const api = client.restAPI;
const data = async (call) => (await call).data();
const symbol = 'BTCUSDT';
const seen = {};

seen.symbols = (await data(api.exchangeInformation())).symbols.map((each) => each.symbol);
const key = (await data(api.startUserDataStream())).listenKey;
const connection = await client.websocketStreams.connect();
const frames = [];
const stream = connection.userData(key);
stream.on('message', (frame) => frames.push(frame));
await new Promise((done) => setTimeout(done, 500));

const bought = await data(api.newOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.5, newClientOrderId: 'sdk-market', newOrderRespType: 'RESULT' }));
seen.bought = `${bought.status} ${bought.executedQty}`;
const resting = await data(api.newOrder({ symbol, side: 'SELL', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.2, price: 61000, newClientOrderId: 'sdk-limit' }));
seen.resting = `${resting.status} ${resting.price}`;
seen.queried = (await data(api.queryOrder({ symbol, origClientOrderId: 'sdk-limit' }))).status;
seen.open = (await data(api.currentAllOpenOrders({ symbol }))).map((order) => order.clientOrderId);
seen.modified = (await data(api.modifyOrder({ symbol, side: 'SELL', quantity: 0.3, price: 61500, origClientOrderId: 'sdk-limit' }))).origQty;
seen.cancelled = (await data(api.cancelOrder({ symbol, origClientOrderId: 'sdk-limit' }))).status;
const stop = await data(api.newAlgoOrder({ algoType: 'CONDITIONAL', symbol, side: 'SELL', type: 'STOP_MARKET', quantity: 0.5, triggerPrice: 50000, clientAlgoId: 'sdk-stop', reduceOnly: 'true' }));
seen.stop = `${stop.algoStatus} ${stop.triggerPrice}`;
seen.algos = (await data(api.currentAllAlgoOpenOrders({ symbol }))).map((order) => order.clientAlgoId);
seen.algo = (await data(api.queryAlgoOrder({ clientAlgoId: 'sdk-stop' }))).algoStatus;
seen.algoCancelled = (await data(api.cancelAlgoOrder({ clientAlgoId: 'sdk-stop' }))).msg;
seen.positions = (await data(api.positionInformationV3({ symbol }))).map((position) => position.positionAmt);
seen.older = (await data(api.positionInformationV2({ symbol }))).map((position) => `${position.positionAmt} ${position.leverage}`);
seen.balance = (await data(api.futuresAccountBalanceV3())).map((balance) => balance.asset);
seen.wallet = (await data(api.accountInformationV3())).totalWalletBalance;
seen.hedged = (await data(api.getCurrentPositionMode())).dualSidePosition;
seen.countdown = (await data(api.autoCancelAllOpenOrders({ symbol, countdownTime: 120000 }))).countdownTime;
seen.trades = (await data(api.accountTradeList({ symbol }))).map((trade) => `${trade.side} ${trade.qty} ${trade.commission}`);
try {
  await api.newOrder({ symbol, side: 'SELL', type: 'STOP_MARKET', quantity: 0.5, stopPrice: 50000 });
} catch (refused) {
  seen.refused = refused.message;
}
for (let tries = 0; tries < 200 && frames.length < 8; tries++) {
  await new Promise((done) => setTimeout(done, 50));
}
seen.streamed = frames.map((frame) => `${frame.e} ${frame.o?.c ?? frame.o?.caid ?? ''} ${frame.o?.X ?? ''}`.trim());
await data(api.closeUserDataStream());
await connection.disconnect();
console.log(JSON.stringify(seen));
process.exit(0);
