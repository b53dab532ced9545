package io.sluice.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.venue.FundingRates;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FillAssumptionsTest {
    private static final FundingRates RATES =
            new FundingRates(new TreeMap<>(Map.of(Instant.EPOCH, new BigDecimal("0.0001"))));

    @Test
    @DisplayName("B-REPORT every report says what holding perpetual futures cost and earned")
    void says_how_funding_was_settled() {
        TreeMap<String, FundingRates> recorded = new TreeMap<>(Map.of("X:ONE", RATES, "X:TWO", RATES));
        BigDecimal rate = new BigDecimal("0.0001");

        assertThat(sentence(FundingSettings.NONE)).isEqualTo("Funding: none; what is held costs and earns nothing.");
        assertThat(sentence(FundingSettings.constant(rate, Duration.ofHours(8))))
                .isEqualTo("Funding: 0.01 % of the value held each 480 minutes; when positive, long pays short.");
        assertThat(sentence(FundingSettings.recorded(recorded)))
                .isEqualTo("Funding: recorded rates of X:ONE, X:TWO; when positive, long pays short.");
        assertThat(sentence(new FundingSettings(rate, Duration.ofHours(8), recorded)))
                .isEqualTo(
                        "Funding: recorded rates of X:ONE, X:TWO, of all others 0.01 % of the value held each 480 minutes;"
                                + " when positive, long pays short.");
    }

    private static String sentence(FundingSettings funding) {
        PaperSettings usual = PaperSettings.DEFAULTS;
        PaperSettings paper = new PaperSettings(
                usual.fillAt(),
                usual.spreadTicks(),
                usual.slippage(),
                usual.makerFee(),
                usual.takerFee(),
                usual.orderFee(),
                usual.participation(),
                usual.partialTakers(),
                funding,
                usual.latency(),
                usual.maxWorkingOrders());
        return FillAssumptions.of(paper).stream()
                .filter(line -> line.startsWith("Funding"))
                .findFirst()
                .orElseThrow();
    }
}
