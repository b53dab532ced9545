package io.sluice.local.doctor;

import io.sluice.local.config.Mt5Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** Whether terminals find somebody where they dial, and know what to say. */
public final class Mt5Check implements Check {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int SHORTEST_TOKEN = 16;
    private static final String TOKEN = "SLUICE_MT5_TERMINAL_TOKEN";

    private final Mt5Settings settings;
    private final Map<String, String> environment;

    /** @param environment holds the token */
    public Mt5Check(Mt5Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "mt5";
    }

    @Override
    public List<Finding> look() {
        if (environment.getOrDefault(TOKEN, "").length() < SHORTEST_TOKEN) {
            return Finding.problem(
                    name(), TOKEN + " is not set", "Make one with 'openssl rand -hex 24'; the terminals need it too.");
        }
        String where = settings.host() + ":" + settings.terminalPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), settings.terminalPort()), PATIENCE_MILLIS);
            return Finding.ok(name(), "terminals are awaited at " + where);
        } catch (IOException nobody) {
            return Finding.skipped(name(), "nobody awaits terminals at " + where, "Start it: ./sluice up");
        }
    }
}
