package io.sluice.market;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * B3's mini contract on the Ibovespa (WIN), by what its code says: a point is worth R$ 0.20, prices move in steps of 5
 * points, contracts are of even months and trade up to the Wednesday nearest the 15th of their month.
 *
 * <p>Left to whoever knows: holidays (where that Wednesday is one, the contract ends a session later) and opening hours,
 * which follow daylight saving of another country; a terminal tells its own and refuses what is outside them.
 *
 * @see <a href="https://borainvestir.b3.com.br">B3 on its index futures</a>
 */
public final class B3MiniIndex {
    /** Letters of February, April and so on to December. */
    private static final String EVEN_MONTHS = "GJMQVZ";

    private static final Pattern CODE = Pattern.compile("[^:]+:WIN([" + EVEN_MONTHS + "])([0-9]{2})");
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final int CENTURY = 2000;
    private static final int MIDDLE_OF_MONTH = 15;
    private static final int DAYS_A_WEEK = 7;

    /** A bound of ours against slips of the finger; what the broker allows is for the terminal to say. */
    private static final BigDecimal MOST_CONTRACTS = new BigDecimal(1_000);

    private B3MiniIndex() {}

    /**
     * The contract of that code.
     *
     * @param id instrument as VENUE:SYMBOL, for example {@code MT5:WINZ26}
     * @return empty where it is no such code
     */
    public static Optional<InstrumentDefinition> definition(String id) {
        Matcher code = CODE.matcher(id);
        if (!code.matches()) {
            return Optional.empty();
        }
        int month = 2 * (EVEN_MONTHS.indexOf(code.group(1)) + 1);
        YearMonth expiry = YearMonth.of(CENTURY + Integer.parseInt(code.group(2)), month);
        return Optional.of(new InstrumentDefinition(
                id,
                "BRL",
                new BigDecimal(5),
                BigDecimal.ONE,
                BigDecimal.ONE,
                MOST_CONTRACTS,
                BigDecimal.ZERO,
                new BigDecimal("0.20"),
                new Session(
                        ZONE,
                        LocalTime.MIDNIGHT,
                        LocalTime.MIDNIGHT,
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        lastTradingDay(expiry))));
    }

    /** The Wednesday nearest the 15th. */
    static LocalDate lastTradingDay(YearMonth month) {
        LocalDate middle = month.atDay(MIDDLE_OF_MONTH);
        int ahead = Math.floorMod(
                DayOfWeek.WEDNESDAY.getValue() - middle.getDayOfWeek().getValue(), DAYS_A_WEEK);
        return middle.plusDays(ahead > DAYS_A_WEEK / 2 ? ahead - DAYS_A_WEEK : ahead);
    }
}
