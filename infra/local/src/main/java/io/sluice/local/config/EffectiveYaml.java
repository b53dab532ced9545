package io.sluice.local.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values in force as YAML that can be read again. */
public final class EffectiveYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z./][A-Za-z0-9_./-]*");

    private EffectiveYaml() {}

    /** The text of a whole file. */
    public static String render(Map<String, Object> effective) {
        StringBuilder yaml = new StringBuilder();
        effective.forEach((key, value) -> entry(yaml, "", key, value));
        return yaml.toString();
    }

    private static void entry(StringBuilder yaml, String indent, String key, Object value) {
        yaml.append(indent).append(key(key)).append(':');
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            yaml.append('\n');
            map.forEach((name, inner) -> entry(yaml, indent + "  ", (String) name, inner));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map) {
            yaml.append('\n');
            list.forEach(item -> item(yaml, indent + "  ", (Map<?, ?>) item));
        } else {
            yaml.append(' ').append(inline(value)).append('\n');
        }
    }

    /** An entry of a list: its first key stands behind the dash. */
    private static void item(StringBuilder yaml, String indent, Map<?, ?> item) {
        int start = yaml.length();
        item.forEach((name, inner) -> entry(yaml, indent + "  ", (String) name, inner));
        yaml.setCharAt(start + indent.length(), '-');
    }

    private static String inline(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(EffectiveYaml::inline).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> key((String) entry.getKey()) + ": " + inline(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case BigDecimal number -> number.toPlainString();
            case String text -> text(text);
            default -> value.toString();
        };
    }

    private static String key(String key) {
        return text(key);
    }

    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !text.matches("true|false|null");
        return plain
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${") + '"';
    }
}
