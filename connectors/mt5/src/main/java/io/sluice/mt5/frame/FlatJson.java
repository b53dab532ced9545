package io.sluice.mt5.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects without anything inside them. */
final class FlatJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private FlatJson() {}

    static Map<String, Object> read(byte[] line) throws FrameFault {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FrameFault("not a JSON object");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                fields.put(name, value(name, parser.nextToken(), parser));
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new FrameFault("not one JSON object");
            }
            return fields;
        } catch (IOException malformed) {
            throw new FrameFault("not JSON: " + malformed.getClass().getSimpleName());
        }
    }

    private static Object value(String name, JsonToken token, JsonParser parser) throws IOException, FrameFault {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null -> throw new FrameFault(name, "has no value");
            default -> throw new FrameFault(name, "must be a text, an integer, true or false");
        };
    }

    static void write(Map<String, Object> fields, StringBuilder out) {
        char before = '{';
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            out.append(before);
            quote(field.getKey(), out);
            out.append(':');
            if (field.getValue() instanceof String text) {
                quote(text, out);
            } else {
                out.append(field.getValue());
            }
            before = ',';
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static char hex(int digit) {
        return Character.forDigit(digit, 16);
    }
}
