package io.sluice.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Changes changes = new Changes("e", 50);

    private void signal(String id) {
        changes.publish(new Change(ChangeType.SIGNAL, id, null, "A:B", "\"" + id + "\""));
    }

    private void quote(String instrument, String data) {
        changes.publish(new Change(ChangeType.QUOTE, instrument, null, instrument, "\"" + data + "\""));
    }

    private static List<String> taken(Subscription subscription) throws InterruptedException {
        List<String> data = new ArrayList<>();
        Optional<Frame> next = subscription.next(AT_ONCE);
        while (next.isPresent()) {
            data.add(next.get().change().data());
            next = subscription.next(AT_ONCE);
        }
        return data;
    }

    @Test
    @DisplayName("N-API a client that is behind gets only the latest quote, and every signal")
    void the_latest_quote_and_every_signal() throws Exception {
        Subscription subscription = changes.subscribe(Interest.ALL, null);
        quote("A:B", "1");
        signal("s1");
        quote("A:B", "2");
        quote("C:D", "3");
        signal("s2");
        quote("A:B", "4");

        assertThat(taken(subscription)).containsExactly("\"s1\"", "\"3\"", "\"s2\"", "\"4\"");
    }

    @Test
    @DisplayName("N-API a client that comes back goes on where it was: no gap, none twice, whatever it has seen")
    void resumes_without_gap_or_double() {
        Seeds.forEach(50, random -> {
            Changes own = new Changes("e", 50);
            Subscription client = own.subscribe(Interest.ALL, null);
            List<String> sent = new ArrayList<>();
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                own.publish(new Change(ChangeType.FILL, "f" + i, null, null, "" + i));
                sent.add("" + i);
                if (random.nextInt(4) == 0) {
                    client.next(AT_ONCE)
                            .ifPresent(frame -> seen.add(frame.change().data()));
                }
                if (random.nextInt(6) == 0) {
                    String last = client.lastId();
                    client.end(Subscription.Ended.LEFT);
                    client = own.subscribe(Interest.ALL, last);
                    assertThat(client.resumed()).isTrue();
                }
            }
            seen.addAll(taken(client));
            assertThat(seen).isEqualTo(sent);
        });
    }

    @Test
    @DisplayName("N-API who was away too long, or comes from another run, is told to begin again")
    void too_long_away_begins_again() {
        for (int i = 0; i < 60; i++) {
            signal("s" + i);
        }

        assertThat(changes.subscribe(Interest.ALL, "e-9").resumed()).isFalse();
        assertThat(changes.subscribe(Interest.ALL, "e-10").resumed()).isTrue();
        assertThat(changes.subscribe(Interest.ALL, "other-59").resumed()).isFalse();
        assertThat(changes.subscribe(Interest.ALL, "e-61").resumed()).isFalse();
        assertThat(changes.subscribe(Interest.ALL, "nonsense").resumed()).isFalse();
    }

    @Test
    @DisplayName("A-BOUND a client that reads nothing is given up, and nobody waits for it")
    void the_slow_are_given_up() throws Exception {
        Subscription slow = changes.subscribe(Interest.ALL, null);
        Subscription other =
                changes.subscribe(new Interest(Set.of(ChangeType.ALERT), Optional.empty(), Optional.empty()), null);
        for (int i = 0; i <= Subscription.MOST_BEHIND; i++) {
            signal("s" + i);
        }

        assertThat(slow.ended()).hasValue(Subscription.Ended.TOO_SLOW);
        assertThat(slow.next(AT_ONCE)).isEmpty();
        assertThat(other.ended()).isEmpty();
        assertThat(changes.listeners()).isEqualTo(1);
    }

    @Test
    @DisplayName("N-API a filter keeps to its types, its account and its instrument")
    void filters() throws Exception {
        Subscription subscription = changes.subscribe(
                new Interest(Set.of(ChangeType.FILL, ChangeType.QUOTE), Optional.of("a"), Optional.of("A:B")), null);
        changes.publish(new Change(ChangeType.FILL, "1", "a", "A:B", "1"));
        changes.publish(new Change(ChangeType.FILL, "2", "b", "A:B", "2"));
        changes.publish(new Change(ChangeType.FILL, "3", "a", "C:D", "3"));
        changes.publish(new Change(ChangeType.ORDER, "4", "a", "A:B", "4"));
        quote("A:B", "5");

        assertThat(taken(subscription)).containsExactly("1", "\"5\"");
    }
}
