package io.sluice.mt5.sim;

import io.sluice.conformance.VenueStage;
import io.sluice.connector.Venue;
import io.sluice.mt5.venue.Mt5Account;
import io.sluice.mt5.venue.Mt5Venue;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A stage for the cards: one simulated terminal behind a gateway. */
final class Cards implements VenueStage {
    private final Stand stand;
    private final SimTerminal terminal;
    private final Venue venue;

    Cards(Path folder, SimAccount account) throws IOException, InterruptedException {
        this.stand = Stand.in(folder);
        this.terminal = stand.terminal(stand.server(account));
        this.venue = new Mt5Venue(
                stand.gateway().terminals(),
                List.of(new Mt5Account("main", account.login(), null, null, Map.of(Trader.WIN, Stand.WIN))));
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public String account() {
        return "main";
    }

    @Override
    public String instrument() {
        return Trader.WIN;
    }

    @Override
    public Quantity quantity() {
        return Quantity.of("2");
    }

    @Override
    public Price restingPrice() {
        return Price.of("120000");
    }

    @Override
    public Quantity refusedQuantity() {
        return Quantity.of("0.5");
    }

    @Override
    public void cutOff() {
        terminal.reconnects(false);
        terminal.dropLink();
    }

    @Override
    public void close() {
        try {
            stand.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
