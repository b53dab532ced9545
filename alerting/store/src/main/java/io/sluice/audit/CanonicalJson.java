package io.sluice.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The one text of a JSON value, as RFC 8785 writes it: no white space; the members of objects sorted by the UTF-16 code
 * units of their names; in strings only {@code "}, {@code \} and control characters escaped, the latter with two
 * characters where JSON has them, else as {@code \}{@code u00xx} with small letters; doubles as ECMAScript prints them.
 * One deviation: whole numbers are printed in full, also beyond 2<sup>53</sup>, where RFC 8785 would round them.
 */
public final class CanonicalJson {
    private static final int FULL_DIGITS = 21;
    private static final int SMALLEST_PLAIN = -6;

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for what JSON has no word for */
    public static String of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(JsonNode value, StringBuilder text) {
        switch (value.getNodeType()) {
            case NULL, BOOLEAN -> text.append(value.asText());
            case STRING -> string(value.textValue(), text);
            case NUMBER ->
                text.append(
                        value.isIntegralNumber() ? value.bigIntegerValue().toString() : number(value.doubleValue()));
            case ARRAY -> {
                String before = "[";
                for (JsonNode item : value) {
                    text.append(before);
                    write(item, text);
                    before = ",";
                }
                text.append(value.isEmpty() ? "[]" : "]");
            }
            case OBJECT -> object(value, text);
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("no JSON: a node of type " + value.getNodeType());
        }
    }

    private static void object(JsonNode object, StringBuilder text) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names); // String compares UTF-16 code units.
        text.append('{');
        for (int index = 0; index < names.size(); index++) {
            if (index > 0) {
                text.append(',');
            }
            string(names.get(index), text);
            text.append(':');
            write(object.get(names.get(index)), text);
        }
        text.append('}');
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        for (int index = 0; index < value.length(); index++) {
            char each = value.charAt(index);
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (each < ' ') {
                        text.append("\\u%04x".formatted((int) each));
                    } else {
                        text.append(each);
                    }
                }
            }
        }
        text.append('"');
    }

    /** ECMAScript's Number::toString: the shortest digits that read back as the same double. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no JSON number: " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + (plain(point) ? shortest.toPlainString() : scientific(digits, point - 1));
    }

    /** Java prints two digits at least where ECMAScript may print one: 4.9E-324 for 5e-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal javas = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal oneDigit = javas.round(new MathContext(1)).stripTrailingZeros();
        return oneDigit.doubleValue() == value ? oneDigit : javas;
    }

    private static boolean plain(int point) {
        return point > SMALLEST_PLAIN && point <= FULL_DIGITS;
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
