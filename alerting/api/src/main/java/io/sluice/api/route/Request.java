package io.sluice.api.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Fault.FieldError;
import io.sluice.api.access.Person;
import io.sluice.api.view.Micros;
import io.sluice.api.view.Query;
import io.sluice.api.view.Row.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request, checked against its route. */
public final class Request {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(20_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int MOST_ITEMS = 1_000;
    private static final int USUAL_ITEMS = 100;
    private static final int LONGEST_TEXT = 500;

    private final Context ctx;
    private final Optional<Person> person;
    private final Map<String, String> said = new HashMap<>();

    /**
     * Reads what the request says.
     *
     * @param person who asks; empty where the route is for everyone
     * @throws Fault 400 naming everything that the route does not know or cannot be
     */
    public Request(Route route, Context ctx, Optional<Person> person) {
        this.ctx = ctx;
        this.person = person;
        Map<String, Parameter> known =
                route.parameters().stream().collect(Collectors.toMap(Parameter::name, each -> each));
        List<FieldError> errors = new ArrayList<>();
        ctx.queryParamMap().forEach((name, values) -> {
            Parameter parameter = known.get(name);
            if (parameter == null || parameter.place() != Parameter.Place.QUERY) {
                errors.add(new FieldError(shortened(name), "is not known here"));
            } else if (values.size() != 1) {
                errors.add(new FieldError(name, "is there more than once"));
            } else {
                take(parameter, values.getFirst(), errors);
            }
        });
        known.values().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.HEADER)
                .forEach(parameter -> takeHeader(parameter, errors));
        if (!errors.isEmpty()) {
            throw Fault.badFields(errors);
        }
    }

    private void takeHeader(Parameter parameter, List<FieldError> errors) {
        String value = ctx.header(parameter.name());
        if (value != null) {
            take(parameter, value, errors);
        } else if (parameter.required()) {
            errors.add(new FieldError(parameter.name(), "is missing"));
        }
    }

    private void take(Parameter parameter, String value, List<FieldError> errors) {
        wrong(parameter, value)
                .ifPresentOrElse(
                        detail -> errors.add(new FieldError(parameter.name(), detail)),
                        () -> said.put(parameter.name(), value));
    }

    private static Optional<String> wrong(Parameter parameter, String value) {
        if (value.isBlank() || value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("is not 1 to " + LONGEST_TEXT + " printable characters");
        }
        return switch (parameter.kind()) {
            case TEXT -> Optional.empty();
            case FLAG -> value.matches("true|false") ? Optional.empty() : Optional.of("is not true or false");
            case WHOLE_NUMBER ->
                value.matches("[1-9][0-9]{0,3}") && Integer.parseInt(value) <= MOST_ITEMS
                        ? Optional.empty()
                        : Optional.of("is not a whole number from 1 to " + MOST_ITEMS);
            case CHOICE ->
                parameter.choices().contains(value)
                        ? Optional.empty()
                        : Optional.of("is not one of " + String.join(", ", parameter.choices()));
            case INSTANT ->
                parsed(value).isPresent()
                        ? Optional.empty()
                        : Optional.of("is not an instant such as 2013-11-18T04:00:00Z");
        };
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    /** Who asks. */
    public Person person() {
        return person.orElseThrow(Fault::unauthenticated);
    }

    /** A part of the path. */
    public String path(String name) {
        return ctx.pathParam(name);
    }

    /** What the request says under that name. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(said.get(name));
    }

    /** The instant the request says under that name. */
    public Optional<Instant> instant(String name) {
        return text(name).flatMap(Request::parsed);
    }

    /** Which rows of a list are wanted. */
    public Query query(String... filters) {
        Map<String, String> wanted = new HashMap<>();
        for (String filter : filters) {
            text(filter).ifPresent(value -> wanted.put(filter, value));
        }
        return new Query(
                wanted,
                instant("from").map(Micros::of).orElse(Long.MIN_VALUE),
                instant("to").map(Micros::of).orElse(Long.MAX_VALUE),
                text("cursor").map(Request::place),
                text("limit").map(Integer::valueOf).orElse(USUAL_ITEMS),
                instant("at").map(Micros::of));
    }

    /** The cursor of the page behind a row. */
    static String cursor(Place place) {
        String text = place.timeMicros() + " " + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return new Place(Long.parseLong(text.substring(0, Math.max(space, 0))), text.substring(space + 1));
        } catch (IllegalArgumentException made) {
            throw Fault.badField("cursor", "is not one that a page has given");
        }
    }

    /**
     * The body, an object.
     *
     * @throws Fault 400 for anything else, 415 for another media type
     */
    public JsonNode body() {
        String type = ctx.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw Fault.of(415, "Unsupported media type", "send JSON: Content-Type: application/json");
        }
        try {
            JsonNode body = JSON.readTree(ctx.bodyAsBytes());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (IOException malformed) {
            throw Fault.of(400, "Bad request", "the body is not JSON");
        }
        throw Fault.of(400, "Bad request", "the body is not a JSON object");
    }
}
