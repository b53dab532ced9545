package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.binance.json.Fields;
import io.sluice.binance.json.UnreadableMessage;
import io.sluice.schemas.StatedMargin;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MarginAnswerTest {
    private static final String CROSS = """
            {"symbol": "BTCUSDT", "isolatedWallet": "0", "maintMargin": "30", "unrealizedProfit": "-5"}""";
    private static final String ISOLATED = """
            {"symbol": "ETHUSDT", "isolatedWallet": "100", "maintMargin": "%s", "unrealizedProfit": "-20"}""";

    @Test
    @DisplayName(
            "R-LIQUIDATION without isolated positions all of the maintenance margin counts against the cross balance")
    void cross_margin_counts_as_one() {
        assertThat(nearest("30", CROSS)).isEqualTo("30 of 990");
        assertThat(nearest("0", "")).isEqualTo("0 of 990");
    }

    @Test
    @DisplayName("R-LIQUIDATION an isolated position counts by its own margin, and the part that is nearest is told")
    void the_nearest_part_is_told() {
        assertThat(nearest("102", CROSS + "," + ISOLATED.formatted("72"))).isEqualTo("72 of 80");
        assertThat(nearest("32", CROSS + "," + ISOLATED.formatted("2"))).isEqualTo("30 of 990");
        assertThat(nearest("102", ISOLATED.formatted("1") + "," + CROSS + "," + ISOLATED.formatted("71")))
                .isEqualTo("71 of 80");
    }

    @Test
    @DisplayName("R-LIQUIDATION an answer without the figures is no answer")
    void what_is_missing_is_unreadable() {
        Fields without = Fields.object("{\"positions\": []}");
        assertThatThrownBy(() -> MarginAnswer.nearest(without)).isInstanceOf(UnreadableMessage.class);
    }

    private static String nearest(String maintenance, String positions) {
        StatedMargin nearest = MarginAnswer.nearest(Fields.object("""
                {"totalMaintMargin": "%s", "totalCrossWalletBalance": "1000", "totalCrossUnPnl": "-10", "positions": [%s]}""".formatted(maintenance, positions)));
        return plain(nearest.getRequired()) + " of " + plain(nearest.getBalance());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
