package io.sluice.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.Amount;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.Verdict;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final RiskCheck CHECK = new CapitalCheck();

    @Test
    @DisplayName("R-CODES a verdict reads as if its figures had been written at once")
    void reads_as_if_its_figures_had_been_written_at_once() {
        Verdict verdict = VerdictDraft.of(CHECK)
                .with("money", Money.of("1.50"))
                .with("plain", new BigDecimal("2.500"))
                .with("count", 3)
                .with("seconds", Duration.ofMillis(4_250))
                .with("quotient", Money.of("10"), Money.of("4"))
                .with("price", Price.of("7.10"))
                .with("quantity", Quantity.of("-0.50"))
                .passWhen(true);
        List<Amount> figures = List.of(
                amount("money", "1.5"),
                amount("plain", "2.5"),
                amount("count", "3"),
                amount("seconds", "4.25"),
                amount("quotient", "2.5"),
                amount("price", "7.1"),
                amount("quantity", "-0.5"));
        assertThat(verdict).isEqualTo(new Verdict("R-CAPITAL", Outcome.PASS, figures, null));
        assertThat(verdict.getFigures()).isEqualTo(figures);
    }

    @Test
    @DisplayName("R-CODES a figure that nobody reads is not made")
    void makes_no_figure_that_nobody_reads() {
        Figures figures = new Figures();
        figures.add("unread", new Figures.Quotient(Money.of("1"), Money.ZERO));
        figures.add("read", BigDecimal.ONE);
        assertThat(figures).hasSize(2);
        assertThat(figures.get(1)).isEqualTo(amount("read", "1"));
        assertThatThrownBy(() -> figures.get(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> figures.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Amount amount(String name, String value) {
        return new Amount(name, new BigDecimal(value));
    }
}
