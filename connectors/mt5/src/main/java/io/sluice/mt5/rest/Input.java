package io.sluice.mt5.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.sluice.mt5.frame.Frame;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** What a request says, read field by field; each that is wrong is a fault with a code of its own, INVALID_ and its name. */
final class Input {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final int MOST_DIGITS = 20;
    private static final int MOST_DECIMALS = 18;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final JsonNode fields;

    private Input(JsonNode fields) {
        this.fields = fields;
    }

    /** The JSON object in the body, none of whose fields is unknown. */
    static Input body(Context ctx, Set<String> known) {
        JsonNode body;
        try {
            body = JSON.readTree(ctx.bodyAsBytes());
        } catch (JsonProcessingException malformed) {
            throw RestFault.of(400, "MALFORMED_JSON", "the body is no JSON: " + malformed.getOriginalMessage());
        } catch (IOException unread) {
            throw RestFault.of(400, "MALFORMED_JSON", "the body cannot be read");
        }
        if (body == null || !body.isObject()) {
            throw RestFault.of(400, "MALFORMED_JSON", "the body must be a JSON object");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw RestFault.invalid(shortened(name), "UNKNOWN_FIELD", "is not known here; known are " + known);
            }
        });
        return new Input(body);
    }

    /** The query parameters, as texts. */
    static Input query(Context ctx) {
        ObjectNode fields = JSON.createObjectNode();
        ctx.queryParamMap().forEach((name, values) -> fields.put(name, values.isEmpty() ? "" : values.getFirst()));
        return new Input(fields);
    }

    /** One part of the path, as a text. */
    static Input path(Context ctx, String name) {
        return new Input(JSON.createObjectNode().put(name, ctx.pathParam(name)));
    }

    boolean has(String name) {
        JsonNode value = fields.get(name);
        return value != null && !value.isNull();
    }

    String text(String name, int longest) {
        JsonNode value = required(name);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > longest) {
            throw invalid(name, "must be a text of 1 to " + longest + " characters");
        }
        String text = value.textValue();
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw invalid(name, "must not have control characters or characters beyond the basic plane");
        }
        return text;
    }

    /** A text that may also be empty or absent. */
    String remark(String name, int longest) {
        return has(name) && !fields.get(name).asText("x").isEmpty() ? text(name, longest) : "";
    }

    Optional<String> id(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        String id = text(name, 64);
        if (!Frame.isId(id)) {
            throw invalid(name, "must be 1 to 64 letters, digits, '_', '.', '-'");
        }
        return Optional.of(id);
    }

    /** A positive decimal, as number or text. */
    BigDecimal positive(String name) {
        BigDecimal value = decimal(name);
        if (value.signum() <= 0) {
            throw invalid(name, "must be above zero");
        }
        return value;
    }

    /** Zero, which means none, where it is absent. */
    BigDecimal positiveOrZero(String name) {
        BigDecimal value = has(name) ? decimal(name) : BigDecimal.ZERO;
        if (value.signum() < 0) {
            throw invalid(name, "must not be negative");
        }
        return value;
    }

    private BigDecimal decimal(String name) {
        JsonNode value = required(name);
        BigDecimal decimal;
        try {
            decimal = value.isNumber()
                    ? value.decimalValue()
                    : new BigDecimal(value.isTextual() ? value.textValue() : "");
        } catch (NumberFormatException noNumber) {
            throw invalid(name, "must be a decimal number");
        }
        if (decimal.precision() - (long) decimal.scale() > MOST_DIGITS || decimal.scale() > MOST_DECIMALS) {
            throw invalid(name, "has more digits than any market");
        }
        return decimal;
    }

    /** An integer within bounds, as number or text. */
    long integer(String name, long least, long most) {
        JsonNode value = required(name);
        long number;
        try {
            if (value.isNumber() && !(value.isIntegralNumber() && value.canConvertToLong())) {
                throw invalid(name, "must be an integer");
            }
            number = value.isNumber() ? value.longValue() : Long.parseLong(value.isTextual() ? value.textValue() : "");
        } catch (NumberFormatException noNumber) {
            throw invalid(name, "must be an integer");
        }
        if (number < least || number > most) {
            throw invalid(name, "must be from " + least + " to " + most);
        }
        return number;
    }

    long integerOr(String name, long least, long most, long otherwise) {
        return has(name) ? integer(name, least, most) : otherwise;
    }

    /** An instant in ISO 8601 with zone, between 1970 and 2100. */
    Instant instantOr(String name, Instant otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        try {
            Instant instant = Instant.parse(required(name).asText());
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw invalid(name, "must be between " + EARLIEST + " and " + LATEST);
            }
            return instant;
        } catch (DateTimeParseException malformed) {
            throw invalid(name, "must be an instant like 2026-01-31T12:00:00Z");
        }
    }

    RestFault invalid(String name, String text) {
        return RestFault.invalid(name, "INVALID_" + name.toUpperCase(java.util.Locale.ROOT), text);
    }

    private JsonNode required(String name) {
        if (!has(name)) {
            throw RestFault.invalid(name, "MISSING_" + name.toUpperCase(java.util.Locale.ROOT), "is missing");
        }
        return fields.get(name);
    }

    private static String shortened(String name) {
        return name.length() <= 32 ? name : name.substring(0, 32);
    }
}
