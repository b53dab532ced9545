package io.sluice.paper;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.SyncState;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.FoldOutputs;
import io.sluice.venue.PaperSink;
import io.sluice.venue.PaperVenue;
import java.time.Instant;

/** What happens to an order or for a holding goes to its own topic and, in the same transaction, to the account's inbox. */
final class PaperOutputs implements PaperSink {
    private final FoldOutputs out;

    PaperOutputs(FoldOutputs out) {
        this.out = out;
    }

    @Override
    public void orderEvent(OrderEvent event) {
        out.write(Topics.ORDER_EVENTS, event.getAccount(), event, event.getTime());
        AccountEvent told = AccountEvent.newBuilder()
                .setAccount(event.getAccount())
                .setKind(AccountEventKind.ORDER_EVENT)
                .setTime(event.getTime())
                .setOrderEvent(event)
                .build();
        out.write(Topics.ACCOUNT_EVENTS, event.getAccount(), told, event.getTime());
    }

    @Override
    public void fill(Fill fill) {
        out.write(Topics.FILLS, fill.getAccount(), fill, fill.getTime());
        AccountEvent told = AccountEvent.newBuilder()
                .setAccount(fill.getAccount())
                .setKind(AccountEventKind.FILL)
                .setTime(fill.getTime())
                .setFill(fill)
                .build();
        out.write(Topics.ACCOUNT_EVENTS, fill.getAccount(), told, fill.getTime());
    }

    @Override
    public void funding(FundingPayment payment) {
        out.write(Topics.FUNDING, payment.getAccount(), payment, payment.getTime());
        AccountEvent told = AccountEvent.newBuilder()
                .setAccount(payment.getAccount())
                .setKind(AccountEventKind.FUNDING)
                .setTime(payment.getTime())
                .setFunding(payment)
                .build();
        out.write(Topics.ACCOUNT_EVENTS, payment.getAccount(), told, payment.getTime());
    }

    @Override
    public void fundingRate(String account, FundingRate rate, Instant time) {
        AccountEvent told = AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.FUNDING_RATE)
                .setTime(time)
                .setFundingRate(rate)
                .build();
        out.write(Topics.ACCOUNT_EVENTS, account, told, time);
    }

    /** The venue agrees with the account up to this time. */
    void inStep(String account, Instant time) {
        SyncState agreed = new SyncState(PaperVenue.NAME, true, "executed up to this tick");
        AccountEvent told = AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.SYNC_STATE)
                .setTime(time)
                .setSyncState(agreed)
                .build();
        out.write(Topics.ACCOUNT_EVENTS, account, told, time);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
        out.reject(reason, detail);
    }
}
