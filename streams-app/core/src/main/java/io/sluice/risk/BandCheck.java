package io.sluice.risk;

import io.sluice.schemas.Verdict;
import io.sluice.value.Price;
import java.math.BigDecimal;

/**
 * R-BAND: what was decided a while ago is sent only near the price it was sized with. The band is half the distance of its
 * stop, either way: beyond it, what would be risked or won is no longer what was allowed.
 *
 * <p>Figures: {@code price} it was sized with, {@code last} close, {@code moved}, {@code band}, quote currency.
 */
final class BandCheck implements RiskCheck {
    private static final BigDecimal PART_OF_STOP = new BigDecimal("0.5");

    @Override
    public String code() {
        return "R-BAND";
    }

    @Override
    public Scope scope() {
        return Scope.ENTRIES;
    }

    @Override
    public Verdict evaluate(Intent intent, AccountView account) {
        LastPrice last = account.lastPrice(intent.instrument());
        Price stop = intent.stop();
        if (last == null || stop == null) {
            return VerdictDraft.of(this).missing(last == null ? "no mark for " + intent.instrument() : "no stop");
        }
        BigDecimal moved = intent.price().distanceTo(last.price());
        BigDecimal band = band(intent.price(), stop);
        return VerdictDraft.of(this)
                .with("price", intent.price())
                .with("last", last.price())
                .with("moved", moved)
                .with("band", band)
                .passWhen(moved.compareTo(band) <= 0);
    }

    /** How far the last close may be from the price an entry was sized with, either way. */
    static BigDecimal band(Price price, Price stop) {
        return price.distanceTo(stop).multiply(PART_OF_STOP);
    }
}
