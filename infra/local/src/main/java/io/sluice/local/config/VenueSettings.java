package io.sluice.local.config;

import io.sluice.binance.Mode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which real venues are reached.
 *
 * @param binance empty when it is not
 * @param mt5 empty when it is not
 */
public record VenueSettings(Optional<BinanceSettings> binance, Optional<Mt5Settings> mt5) {
    /** History alone: nothing outside this machine is reached. */
    public static final VenueSettings NONE = new VenueSettings(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when one venue is live and the other is the test's */
    public VenueSettings {
        if (modes(binance, mt5).filter(mode -> mode != Mode.PAPER).distinct().count() > 1) {
            throw new IllegalArgumentException("a process is testnet or live, not both: run two");
        }
    }

    private static Stream<Mode> modes(Optional<BinanceSettings> binance, Optional<Mt5Settings> mt5) {
        return Stream.concat(binance.map(BinanceSettings::mode).stream(), mt5.map(Mt5Settings::mode).stream());
    }

    /** Whether candles come from a venue as they happen, rather than from history. */
    public boolean isReal() {
        return binance.isPresent() || mt5.isPresent();
    }

    /** What an order of this process may cost at most (O-MODES). */
    public Mode mode() {
        return modes(binance, mt5).max(Mode::compareTo).orElse(Mode.PAPER);
    }

    /** Whether accounts may trade at a venue. */
    boolean takesOrders(String venue) {
        return switch (venue) {
            case "paper" -> true;
            case "binance" -> binance.filter(each -> each.mode() != Mode.PAPER).isPresent();
            case "mt5" -> mt5.filter(each -> each.mode() != Mode.PAPER).isPresent();
            default -> false;
        };
    }
}
