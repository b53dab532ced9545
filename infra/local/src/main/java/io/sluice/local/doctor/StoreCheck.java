package io.sluice.local.doctor;

import io.sluice.store.Database;
import io.sluice.store.DatabaseSettings;
import io.sluice.store.StoreHealth;
import io.sluice.store.StoreSettings;
import io.sluice.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the database of what happened answers, and how far it is behind the topics. */
public final class StoreCheck implements Check {
    private static final long MOST_RECORDS_BEHIND = 10_000;
    private static final String SQLITE = "jdbc:sqlite:";

    private final StoreSettings settings;
    private final DatabaseSettings where;

    public StoreCheck(StoreSettings settings, DatabaseSettings where) {
        this.settings = settings;
        this.where = where;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public List<Finding> look() {
        // To look at a file that is not there would make it.
        if (where.url().startsWith(SQLITE) && !Files.exists(Path.of(where.url().substring(SQLITE.length())))) {
            return Finding.skipped(name(), "no database yet", "");
        }
        try (Database database = new Database(where)) {
            StoreHealth health = StoreHealth.of(settings, database);
            String seen = "%,d records behind, %,d refused, in %s"
                    .formatted(health.behind(), health.refused(), database.shown());
            if (health.behind() > MOST_RECORDS_BEHIND) {
                return Finding.problem(
                        name(),
                        seen,
                        "It catches up by itself once it runs: ./sluice up. See" + " docs/runbooks/database-down.md");
            }
            return health.refused() > 0
                    ? Finding.problem(
                            name(), seen, "Table refused_records says which and why; docs/audit.md what then.")
                    : Finding.ok(name(), seen);
        } catch (StoreUnavailable away) {
            return Finding.problem(
                    name(),
                    String.valueOf(away.getMessage()),
                    "Nothing is lost: the topics keep it. See docs/runbooks/database-down.md");
        }
    }
}
