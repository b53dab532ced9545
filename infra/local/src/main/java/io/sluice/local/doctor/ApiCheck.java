package io.sluice.local.doctor;

import io.sluice.api.access.Tokens;
import io.sluice.local.Ports;
import io.sluice.local.config.ApiSection;
import java.nio.file.Path;
import java.util.List;

/** Whether REST and the page can be served: the port, and a file of tokens that nobody else can read. */
public final class ApiCheck implements Check {
    private final ApiSection section;
    private final Path tokens;
    private final int port;
    private final boolean running;

    /** @param running whether what is being examined listens already */
    public ApiCheck(ApiSection section, Path dataDir, Ports ports, boolean running) {
        this.section = section;
        this.tokens = ApiSection.tokens(dataDir);
        this.port = section.port().orElse(ports.api());
        this.running = running;
    }

    @Override
    public String name() {
        return "api";
    }

    @Override
    public List<Finding> look() {
        if (!section.enabled()) {
            return Finding.skipped(name(), "switched off by api.enabled", "");
        }
        int known;
        try {
            known = Tokens.in(tokens).all().size();
        } catch (IllegalStateException unsafe) {
            return Finding.problem(
                    name(), String.valueOf(unsafe.getMessage()), "docs/security.md says what tokens are.");
        }
        if (!running && port != 0 && !Ports.isFree(port)) {
            return Finding.problem(
                    name(),
                    "port " + port + " taken by another program",
                    "Choose another: api.port, or --port-base N.");
        }
        return Finding.ok(name(), section.host() + ":" + port + ", " + known + " tokens");
    }
}
