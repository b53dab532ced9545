package io.sluice.mt5.frame;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One frame: names with texts, 64-bit integers and booleans, nothing inside each other. Getters of required fields throw
 * {@link FrameFault} when the field is missing or of another kind.
 */
public final class Frame {
    /** Bytes a line may have, its end included. */
    public static final int MAX_BYTES = 16_384;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");

    private final Map<String, Object> fields;

    private Frame(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** A frame to be filled. */
    public static Builder of(String type) {
        return new Builder(type);
    }

    /**
     * Reads one line without its end.
     *
     * @throws FrameFault when it is not a flat object with a type
     */
    public static Frame parse(byte[] line) throws FrameFault {
        Frame frame = new Frame(FlatJson.read(line));
        frame.text("type");
        return frame;
    }

    public String type() {
        return (String) fields.get("type");
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** All fields in their order, as String, Long or Boolean. */
    public Map<String, Object> fields() {
        return fields;
    }

    public String text(String name) throws FrameFault {
        return switch (required(name)) {
            case String text -> text;
            default -> throw new FrameFault(name, "must be a text");
        };
    }

    public String textOr(String name, String otherwise) throws FrameFault {
        return has(name) ? text(name) : otherwise;
    }

    /** A text that may stand in file names and journals: letters, digits, underscore, point, hyphen; at most 64. */
    public String id(String name) throws FrameFault {
        String text = text(name);
        if (!isId(text)) {
            throw new FrameFault(name, "must match " + ID);
        }
        return text;
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public long number(String name) throws FrameFault {
        return switch (required(name)) {
            case Long number -> number;
            default -> throw new FrameFault(name, "must be an integer");
        };
    }

    public long numberOr(String name, long otherwise) throws FrameFault {
        return has(name) ? number(name) : otherwise;
    }

    public boolean flag(String name) throws FrameFault {
        return switch (required(name)) {
            case Boolean flag -> flag;
            default -> throw new FrameFault(name, "must be true or false");
        };
    }

    public boolean flagOr(String name, boolean otherwise) throws FrameFault {
        return has(name) ? flag(name) : otherwise;
    }

    public BigDecimal decimal(String name) throws FrameFault {
        String text = text(name);
        if (!DECIMAL.matcher(text).matches()) {
            throw new FrameFault(name, "must be a decimal number as text");
        }
        return new BigDecimal(text);
    }

    public BigDecimal decimalOr(String name, BigDecimal otherwise) throws FrameFault {
        return has(name) ? decimal(name) : otherwise;
    }

    /** The line, its end included. */
    public byte[] line() {
        StringBuilder json = new StringBuilder(256);
        FlatJson.write(fields, json);
        return json.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder json = new StringBuilder(256);
        Map<String, Object> shown = new LinkedHashMap<>(fields);
        shown.computeIfPresent("token", (name, secret) -> "***");
        FlatJson.write(shown, json);
        return json.toString();
    }

    private Object required(String name) throws FrameFault {
        Object value = fields.get(name);
        if (value == null) {
            throw new FrameFault(name, "is missing");
        }
        return value;
    }

    /** Collects fields in the order in which they are written. */
    public static final class Builder {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        private Builder(String type) {
            fields.put("type", type);
        }

        public Builder put(String name, String text) {
            fields.put(name, text);
            return this;
        }

        public Builder put(String name, long number) {
            fields.put(name, number);
            return this;
        }

        public Builder put(String name, boolean flag) {
            fields.put(name, flag);
            return this;
        }

        public Builder put(String name, BigDecimal decimal) {
            fields.put(name, decimal.toPlainString());
            return this;
        }

        /** Takes over all fields of another frame but its type and sequence number. */
        public Builder putAll(Frame other) {
            other.fields.forEach((name, value) -> {
                if (!name.equals("type") && !name.equals("seq")) {
                    fields.put(name, value);
                }
            });
            return this;
        }

        public Frame build() {
            return new Frame(new LinkedHashMap<>(fields));
        }

        /** The same with its number on the link. */
        public Frame numbered(long sequence) {
            Map<String, Object> numbered = new LinkedHashMap<>();
            numbered.put("type", fields.get("type"));
            numbered.put("seq", sequence);
            fields.forEach(numbered::putIfAbsent);
            return new Frame(numbered);
        }
    }
}
