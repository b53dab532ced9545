package io.sluice.api.observe;

import io.sluice.api.Setup;
import io.sluice.api.view.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether it is well, with the reasons why not. */
public final class Health {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final Setup setup;
    private final BooleanSupplier caughtUp;
    private final Supplier<Duration> silence;

    /**
     * @param caughtUp whether everything that was there at the start has been read
     * @param silence how long the cluster has not answered
     */
    public Health(Setup setup, BooleanSupplier caughtUp, Supplier<Duration> silence) {
        this.setup = setup;
        this.caughtUp = caughtUp;
        this.silence = silence;
    }

    /** Why requests should go elsewhere for now; empty when all is well. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (!caughtUp.getAsBoolean()) {
            reasons.add("the topics are still being read");
        }
        if (silence.get().compareTo(LONGEST_SILENCE) > 0) {
            reasons.add("the cluster does not answer");
        }
        setup.stages().get().stream()
                .filter(stage -> !stage.healthy())
                .forEach(stage -> reasons.add("stage " + stage.name() + " is " + stage.state()));
        return reasons;
    }

    /** As JSON. */
    public static String json(List<String> reasons) {
        return "{\"status\":\"" + (reasons.isEmpty() ? "up" : "down") + "\",\"reasons\":"
                + reasons.stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]")) + "}";
    }
}
