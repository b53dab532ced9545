package io.sluice.api.route;

import io.sluice.api.Setup;
import io.sluice.api.access.Person;
import io.sluice.api.view.JsonText;
import io.sluice.api.view.LiveView;
import io.sluice.market.Timeframes;
import io.sluice.schemas.serde.ExactJson;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What runs here, as JSON: what {@code /status} answers and streams begin with. */
public final class StatusText {
    private final Setup setup;
    private final LiveView view;
    private final InstantSource clock;

    public StatusText(Setup setup, LiveView view, InstantSource clock) {
        this.setup = setup;
        this.view = view;
        this.clock = clock;
    }

    /** For this person. */
    public String of(Person who) {
        return "{" + fields(who) + "}";
    }

    /** For this person's stream. */
    public String hello(Person who, boolean resumed) {
        return "{" + fields(who) + ",\"resumed\":" + resumed + "}";
    }

    /** That all is well although nothing changes. */
    public String heartbeat() {
        return "{\"serverTime\":\"" + ExactJson.text(now()) + "\",\"feedTime\":" + instant(view.feedTime()) + "}";
    }

    private String fields(Person who) {
        return "\"namespace\":" + JsonText.quoted(setup.namespace().name())
                + ",\"mode\":" + JsonText.quoted(setup.mode())
                + ",\"version\":" + JsonText.quoted(setup.version())
                + ",\"serverTime\":\"" + ExactJson.text(now()) + "\""
                + ",\"feedTime\":" + instant(view.feedTime())
                + ",\"accounts\":" + texts(setup.accounts())
                + ",\"timeframes\":"
                + texts(setup.timeframes().stream().map(Timeframes::name).toList())
                + ",\"who\":{\"name\":" + JsonText.quoted(who.name()) + ",\"role\":\""
                + who.role().text() + "\"}";
    }

    /** The wall clock's time. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static String instant(Optional<Instant> time) {
        return time.map(each -> "\"" + ExactJson.text(each) + "\"").orElse("null");
    }

    static String texts(List<String> texts) {
        return texts.stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]"));
    }
}
