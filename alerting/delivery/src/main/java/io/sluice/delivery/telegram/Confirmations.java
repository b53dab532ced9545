package io.sluice.delivery.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Commands that wait for a second word of the person who gave them. One a person; a new one takes the place of the old. */
final class Confirmations {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int PEOPLE = 100;

    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Supplier<String> codes;

    private record Waiting(Said.Order order, String code, Instant until) {}

    /** @param codes a new one that nobody can guess each time */
    Confirmations(Supplier<String> codes) {
        this.codes = codes;
    }

    /** @return the code to be said */
    String ask(String who, Said.Order order, Instant now) {
        waiting.values().removeIf(each -> each.until().isBefore(now) || waiting.size() > PEOPLE);
        String code = codes.get();
        waiting.put(who, new Waiting(order, code, now.plus(LIFE)));
        return code;
    }

    /** What this code confirms: once, by the same person, within a minute. A wrong code forgets the command. */
    Optional<Said.Order> confirm(String who, String code, Instant now) {
        return Optional.ofNullable(waiting.remove(who))
                .filter(each -> each.code().equals(code) && now.isBefore(each.until()))
                .map(Waiting::order);
    }
}
