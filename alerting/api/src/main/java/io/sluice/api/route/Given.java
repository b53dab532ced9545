package io.sluice.api.route;

import io.sluice.api.access.Fault;
import io.sluice.api.view.Listing;
import io.sluice.api.view.LiveView;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.serde.ExactJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Commands that were given, so that the same key twice is one command: the last ones from here, and all those of the topic
 * that memory holds, so that a restart forgets nothing that just happened. Thread-safe; bounded.
 */
final class Given {
    private static final int MOST = 10_000;

    private final LiveView view;
    private final Map<String, OperatorCommand> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OperatorCommand> eldest) {
            return size() > MOST;
        }
    };

    Given(LiveView view) {
        this.view = view;
    }

    /**
     * The command that was given under this id before, as JSON.
     *
     * @throws Fault 422 when that one was another
     */
    synchronized Optional<String> before(OperatorCommand command) {
        Optional<String> before = Optional.ofNullable(recent.get(command.getId()))
                .map(ExactJson::render)
                .or(() -> view.find(Listing.COMMANDS, command.getId()).map(row -> row.json()));
        if (before.isPresent() && !same(before.get(), ExactJson.render(command))) {
            throw Fault.of(
                    422,
                    "Unprocessable content",
                    "this Idempotency-Key has been used for another order; choose a new one");
        }
        return before;
    }

    synchronized void remember(OperatorCommand command) {
        recent.put(command.getId(), command);
    }

    /** All but the time: the second is sent later. */
    private static boolean same(String one, String other) {
        return Fields.without(one, "time").equals(Fields.without(other, "time"));
    }
}
