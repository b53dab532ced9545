package io.sluice.mt5.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A stage for the cards: one simulated terminal behind a gateway. */
final class Cards extends Mt5Stage {
    private final Stand stand;
    private final SimTerminal terminal;

    private Cards(Stand stand, SimTerminal terminal, long login) {
        super(stand, login);
        this.stand = stand;
        this.terminal = terminal;
    }

    static Cards in(Path folder, SimAccount account) throws IOException, InterruptedException {
        Stand stand = Stand.in(folder);
        return new Cards(stand, stand.terminal(stand.server(account)), account.login());
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
