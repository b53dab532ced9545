package io.sluice.replay.walk;

import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.replay.ReplaySettings;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.Slippage;
import java.math.BigDecimal;
import java.util.List;

/** Whether two settings decide alike: 3 and 3.0 are the same number, whatever records of decimals say. */
final class SameSettings {
    private SameSettings() {}

    static boolean are(ReplaySettings one, ReplaySettings other) {
        return text(one).equals(text(other))
                && are(one.paper(), other.paper())
                && one.resumeAfter().equals(other.resumeAfter());
    }

    private static List<String> text(ReplaySettings settings) {
        List<String> instruments = settings.instruments().stream()
                .map(InstrumentSettings::canonicalText)
                .toList();
        List<String> accounts = settings.accounts().stream()
                .map((AccountSettings account) -> account.canonicalText(settings.definitions()))
                .toList();
        return List.of(instruments.toString(), accounts.toString());
    }

    private static boolean are(PaperSettings one, PaperSettings other) {
        return one.fillAt() == other.fillAt()
                && are(one.spreadTicks(), other.spreadTicks())
                && are(one.slippage(), other.slippage())
                && are(one.makerFee(), other.makerFee())
                && are(one.takerFee(), other.takerFee())
                && are(one.orderFee(), other.orderFee())
                && are(one.participation(), other.participation())
                && one.partialTakers() == other.partialTakers()
                && are(one.funding(), other.funding())
                && one.latency().equals(other.latency())
                && one.maxWorkingOrders() == other.maxWorkingOrders();
    }

    private static boolean are(FundingSettings one, FundingSettings other) {
        return are(one.rate(), other.rate())
                && one.interval().equals(other.interval())
                && one.recorded().equals(other.recorded());
    }

    private static boolean are(Slippage one, Slippage other) {
        return switch (one) {
            case Slippage.Ticks ticks -> other instanceof Slippage.Ticks more && are(ticks.ticks(), more.ticks());
            case Slippage.AtrFraction part ->
                other instanceof Slippage.AtrFraction more && are(part.fraction(), more.fraction());
        };
    }

    private static boolean are(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
