package io.sluice.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HoldingTest {
    private static final BigDecimal POINT = BigDecimal.ONE;

    @Test
    @DisplayName("Holding: fills in one direction average, a part closes at the average, the rest keeps it")
    void averages_and_reduces() {
        Holding held = after(after(Holding.FLAT, Side.BUY, "1", "100"), Side.BUY, "3", "104");
        assertThat(held.averagePrice()).isEqualTo(Price.of("103"));

        Holding.Booked booked = held.book(Side.SELL, Quantity.of("3"), Price.of("105"), POINT);

        assertThat(booked.realised()).isEqualTo(Money.of("6"));
        assertThat(booked.after().quantity()).isEqualTo(Quantity.of("1"));
        assertThat(booked.after().averagePrice()).isEqualTo(Price.of("103"));
    }

    @Test
    @DisplayName("Holding: a short earns when it is bought back below, times the point value")
    void a_short_earns_when_prices_fall() {
        Holding held = after(Holding.FLAT, Side.SELL, "2", "100");
        BigDecimal pointValue = new BigDecimal("0.2");

        assertThat(held.unrealised(Price.of("90"), pointValue)).isEqualTo(Money.of("4"));
        assertThat(held.book(Side.BUY, Quantity.of("2"), Price.of("90"), pointValue))
                .isEqualTo(new Holding.Booked(Holding.FLAT, Money.of("4")));
    }

    @Test
    @DisplayName("Holding: what is beyond the holding opens in the fill's own direction, at the fill's price")
    void flips_beyond_what_is_held() {
        Holding held = after(Holding.FLAT, Side.BUY, "1", "100");

        Holding.Booked booked = held.book(Side.SELL, Quantity.of("3"), Price.of("110"), POINT);

        assertThat(booked.realised()).isEqualTo(Money.of("10"));
        assertThat(booked.after()).isEqualTo(after(Holding.FLAT, Side.SELL, "2", "110"));
    }

    @Test
    @DisplayName("Holding: profits of all fills of a round trip are proceeds minus cost to the last digit")
    void profits_add_up_exactly() {
        long seed = 20240103;
        Random random = new Random(seed);
        for (int trip = 0; trip < 200; trip++) {
            Holding held = Holding.FLAT;
            BigDecimal cash = BigDecimal.ZERO;
            Money realised = Money.ZERO;
            for (int fill = 0; fill < 20 || !held.isFlat(); fill++) {
                boolean closing = fill >= 20;
                Side side = closing ? held.reducingSide() : random.nextBoolean() ? Side.BUY : Side.SELL;
                Quantity quantity =
                        closing ? held.quantity().abs() : new Quantity(BigDecimal.valueOf(1 + random.nextInt(700), 2));
                Price price = new Price(BigDecimal.valueOf(100_00 + random.nextInt(700), 2));
                BigDecimal paid = price.value().multiply(quantity.value());
                cash = side == Side.BUY ? cash.subtract(paid) : cash.add(paid);
                Holding.Booked booked = held.book(side, quantity, price, POINT);
                held = booked.after();
                realised = realised.plus(booked.realised());
            }
            assertThat(realised).as("seed %d trip %d", seed, trip).isEqualTo(new Money(cash));
        }
    }

    private static Holding after(Holding held, Side side, String quantity, String price) {
        return held.book(side, Quantity.of(quantity), Price.of(price), POINT).after();
    }
}
