package io.sluice.mt5;

import io.sluice.mt5.link.EpochFile;
import io.sluice.mt5.link.TerminalServer;
import io.sluice.mt5.link.TerminalSettings;
import io.sluice.mt5.rest.RestServer;
import io.sluice.mt5.rest.RestSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The whole gateway in this process: terminals dial it on one port, REST clients on another. */
public final class Gateway implements AutoCloseable {
    private final TerminalServer terminals;
    private final RestServer rest;

    private Gateway(TerminalServer terminals, RestServer rest) {
        this.terminals = terminals;
        this.rest = rest;
    }

    /**
     * Takes the next epoch and starts to serve.
     *
     * @param dataDir where the epoch is kept; one gateway at a time may use it
     * @throws IOException when the epoch cannot be kept or an address cannot be had
     */
    public static Gateway start(Path dataDir, TerminalSettings terminalSettings, RestSettings restSettings)
            throws IOException {
        long epoch = EpochFile.next(dataDir.resolve("epoch"));
        TerminalServer terminals = TerminalServer.start(terminalSettings, epoch);
        try {
            return new Gateway(terminals, RestServer.start(restSettings, terminals));
        } catch (RuntimeException refused) {
            terminals.close();
            throw new IOException("cannot serve REST on " + restSettings + ": " + refused.getMessage(), refused);
        }
    }

    public TerminalServer terminals() {
        return terminals;
    }

    public int restPort() {
        return rest.port();
    }

    @Override
    public void close() {
        rest.close();
        terminals.close();
    }
}
