package io.sluice.local.config;

import io.sluice.binance.Mode;
import java.util.List;
import java.util.Locale;

/** How real venues are described in the file. */
final class VenuesSection {
    static final Kind<Mode> MODE =
            Kinds.choice(List.of(Mode.values()), mode -> mode.name().toLowerCase(Locale.ROOT));

    static final Section SECTION = Section.one(
            "venues",
            "Real venues. With any of them `up` follows the market as it happens, instead of playing history.",
            List.of(),
            BinanceSettings.SECTION,
            Mt5Settings.SECTION);

    private VenuesSection() {}

    static VenueSettings from(Values values) {
        return new VenueSettings(
                values.one(BinanceSettings.SECTION).build(BinanceSettings::from).orElseThrow(Kind.Refused::new),
                values.one(Mt5Settings.SECTION).build(Mt5Settings::from).orElseThrow(Kind.Refused::new));
    }
}
