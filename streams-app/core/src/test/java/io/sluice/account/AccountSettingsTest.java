package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountSettingsTest {
    private static final Map<String, InstrumentDefinition> DEFINITIONS = TestAccounts.definitions();

    @Test
    @DisplayName("B-DATASET equal configurations have equal hashes, any change has another")
    void the_hash_identifies_the_configuration() {
        String hash = settings("USD", "10000", Set.of(AccountScenario.BTC)).configHash(DEFINITIONS);

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(settings("USD", "10000.00", Set.of(AccountScenario.BTC)).configHash(DEFINITIONS))
                .isEqualTo(hash);
        assertThat(settings("USD", "10000.01", Set.of(AccountScenario.BTC)).configHash(DEFINITIONS))
                .isNotEqualTo(hash);
        assertThat(settings("USD", "10000", Set.of(AccountScenario.ETH)).configHash(DEFINITIONS))
                .isNotEqualTo(hash);
        Map<String, InstrumentDefinition> others = new LinkedHashMap<>(DEFINITIONS);
        others.computeIfPresent(AccountScenario.BTC, (id, btc) -> withMaxQuantity(btc, BigDecimal.TEN));
        assertThat(settings("USD", "10000", Set.of(AccountScenario.BTC)).configHash(others))
                .isNotEqualTo(hash);
    }

    @Test
    @DisplayName("X-CONFIG settings that cannot be are refused with their name")
    void impossible_settings_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("USD", "0", Set.of(AccountScenario.BTC)))
                .withMessage("initialBalance must be positive, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("USD", "1", Set.of()))
                .withMessage("account main trades no instrument");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(" ", "1", Set.of(AccountScenario.BTC)))
                .withMessage("currency must not be blank");
    }

    @Test
    @DisplayName("R-SYMBOLS an account cannot trade what is not defined, or is quoted in another currency")
    void instruments_must_be_defined_in_the_accounts_currency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountFold(settings("USD", "1", Set.of("PAPER:DOGE")), DEFINITIONS))
                .withMessage("account main trades PAPER:DOGE, which is not defined");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountFold(settings("EUR", "1", Set.of(AccountScenario.BTC)), DEFINITIONS))
                .withMessage("account main is in EUR, but PAPER:BTCUSD is quoted in USD");
    }

    private static InstrumentDefinition withMaxQuantity(InstrumentDefinition definition, BigDecimal maxQuantity) {
        return new InstrumentDefinition(
                definition.id(),
                definition.quoteCurrency(),
                definition.tickSize(),
                definition.lotStep(),
                definition.minQuantity(),
                maxQuantity,
                definition.minNotional(),
                definition.pointValue(),
                definition.session());
    }

    private static AccountSettings settings(String currency, String balance, Set<String> instruments) {
        return new AccountSettings(
                AccountScenario.ACCOUNT,
                AccountScenario.VENUE,
                currency,
                Money.of(balance),
                instruments,
                RiskLimits.DEFAULTS,
                PatternCorrelation.DEFAULTS);
    }
}
