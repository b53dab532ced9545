package io.sluice.binance.sim.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.binance.sim.exchange.Account;
import io.sluice.binance.sim.exchange.Exchange;
import io.sluice.binance.sim.exchange.Instrument;
import io.sluice.binance.sim.exchange.Margin;
import io.sluice.binance.sim.exchange.Market;
import io.sluice.binance.sim.exchange.Position;
import java.math.BigDecimal;

/** How money and positions look in answers. */
final class AccountJson {
    private static final String NOTHING = "0.00000000";

    private final Exchange exchange;
    private final Account account;
    private final Margin margin;
    private final long now;

    AccountJson(long now, Exchange exchange, Account account) {
        this.now = now;
        this.exchange = exchange;
        this.account = account;
        this.margin = exchange.margin();
    }

    /** All but the positions. */
    ObjectNode account() {
        BigDecimal unrealized = margin.unrealized(account);
        BigDecimal ofPositions = margin.ofPositions(account);
        BigDecimal ofOrders = margin.ofOrders(account);
        String available = Json.money(margin.available(account));
        ObjectNode json = Json.object()
                .put("feeTier", 0)
                .put("canTrade", true)
                .put("canDeposit", true)
                .put("canWithdraw", false)
                .put("updateTime", 0)
                .put("multiAssetsMargin", false)
                .put("tradeGroupId", -1)
                .put("totalInitialMargin", Json.money(ofPositions.add(ofOrders)))
                .put("totalMaintMargin", Json.money(margin.maintenance(account)))
                .put("totalWalletBalance", Json.money(account.wallet()))
                .put("totalUnrealizedProfit", Json.money(unrealized))
                .put("totalMarginBalance", Json.money(account.wallet().add(unrealized)))
                .put("totalPositionInitialMargin", Json.money(ofPositions))
                .put("totalOpenOrderInitialMargin", Json.money(ofOrders))
                .put("totalCrossWalletBalance", Json.money(account.wallet()))
                .put("totalCrossUnPnl", Json.money(unrealized))
                .put("availableBalance", available)
                .put("maxWithdrawAmount", available);
        json.set("assets", Json.array().add(asset(unrealized, ofPositions, ofOrders, available)));
        return json;
    }

    private ObjectNode asset(BigDecimal unrealized, BigDecimal ofPositions, BigDecimal ofOrders, String available) {
        return Json.object()
                .put("asset", Instrument.QUOTE_ASSET)
                .put("walletBalance", Json.money(account.wallet()))
                .put("unrealizedProfit", Json.money(unrealized))
                .put("marginBalance", Json.money(account.wallet().add(unrealized)))
                .put("maintMargin", Json.money(margin.maintenance(account)))
                .put("initialMargin", Json.money(ofPositions.add(ofOrders)))
                .put("positionInitialMargin", Json.money(ofPositions))
                .put("openOrderInitialMargin", Json.money(ofOrders))
                .put("crossWalletBalance", Json.money(account.wallet()))
                .put("crossUnPnl", Json.money(unrealized))
                .put("availableBalance", available)
                .put("maxWithdrawAmount", available)
                .put("marginAvailable", true)
                .put("updateTime", now);
    }

    ObjectNode balance() {
        String available = Json.money(margin.available(account));
        return Json.object()
                .put("accountAlias", "Sim")
                .put("asset", Instrument.QUOTE_ASSET)
                .put("balance", Json.money(account.wallet()))
                .put("crossWalletBalance", Json.money(account.wallet()))
                .put("crossUnPnl", Json.money(margin.unrealized(account)))
                .put("availableBalance", available)
                .put("maxWithdrawAmount", available)
                .put("marginAvailable", true)
                .put("updateTime", now);
    }

    /** As the account has it. */
    ObjectNode inAccount(Position position) {
        Market market = exchange.market(position.symbol());
        return Json.object()
                .put("symbol", position.symbol())
                .put("positionSide", position.side().name())
                .put("positionAmt", quantity(position))
                .put("entryPrice", Json.money(position.entryPrice()))
                .put("breakEvenPrice", Json.money(position.entryPrice()))
                .put(
                        "unrealizedProfit",
                        Json.money(position.profitAt(market.quote().mark())))
                .put("leverage", String.valueOf(account.leverage(position.symbol())))
                .put("isolated", account.isolated(position.symbol()))
                .put("isolatedMargin", NOTHING)
                .put("isolatedWallet", NOTHING)
                .put("notional", Json.money(notional(position)))
                .put("initialMargin", Json.money(margin.ofPosition(account, position)))
                .put("positionInitialMargin", Json.money(margin.ofPosition(account, position)))
                .put("openOrderInitialMargin", NOTHING)
                .put("maintMargin", Json.money(margin.maintenance(position)))
                .put("maxNotional", "100000000")
                .put("bidNotional", "0")
                .put("askNotional", "0")
                .put("updateTime", position.updateTime());
    }

    /** As the third version of the risk answer has it. */
    ObjectNode risk(Position position) {
        Market market = exchange.market(position.symbol());
        return Json.object()
                .put("symbol", position.symbol())
                .put("positionSide", position.side().name())
                .put("positionAmt", quantity(position))
                .put("entryPrice", Json.money(position.entryPrice()))
                .put("breakEvenPrice", Json.money(position.entryPrice()))
                .put("markPrice", Json.money(market.quote().mark()))
                .put(
                        "unRealizedProfit",
                        Json.money(position.profitAt(market.quote().mark())))
                .put("liquidationPrice", "0")
                .put("isolatedMargin", NOTHING)
                .put("notional", Json.money(notional(position)))
                .put("marginAsset", Instrument.QUOTE_ASSET)
                .put("isolatedWallet", NOTHING)
                .put("initialMargin", Json.money(margin.ofPosition(account, position)))
                .put("maintMargin", Json.money(margin.maintenance(position)))
                .put("positionInitialMargin", Json.money(margin.ofPosition(account, position)))
                .put("openOrderInitialMargin", NOTHING)
                .put("adl", 2)
                .put("bidNotional", "0")
                .put("askNotional", "0")
                .put("updateTime", position.updateTime());
    }

    /** As the second version of the risk answer has it: with leverage and margin type. */
    ObjectNode olderRisk(Position position) {
        boolean isolated = account.isolated(position.symbol());
        return risk(position)
                .put("leverage", String.valueOf(account.leverage(position.symbol())))
                .put("maxNotionalValue", "100000000")
                .put("marginType", isolated ? "isolated" : "cross")
                .put("isAutoAddMargin", "false");
    }

    private String quantity(Position position) {
        Instrument instrument = exchange.market(position.symbol()).instrument();
        return Json.places(position.quantity(), instrument.lot().precision());
    }

    private BigDecimal notional(Position position) {
        return position.quantity()
                .multiply(exchange.market(position.symbol()).quote().mark());
    }
}
