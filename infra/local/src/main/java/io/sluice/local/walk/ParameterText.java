package io.sluice.local.walk;

import io.sluice.replay.walk.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code PATH=10..40:10} and {@code PATH=1,1.5,2}. */
final class ParameterText {
    private static final int MOST_VALUES = 1_000;
    private static final String NUMBER = "([+-]?[0-9]{1,18}(?:\\.[0-9]{1,18})?)";
    private static final Pattern STEPS = Pattern.compile(NUMBER + "\\.\\." + NUMBER + "(?::" + NUMBER + ")?");

    private ParameterText() {}

    /** @throws IllegalArgumentException saying what is wrong with the text */
    static Parameter parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not PATH=from..to:step or PATH=a,b,c");
        }
        String path = text.substring(0, equals);
        return new Parameter(path, values(path, text.substring(equals + 1)));
    }

    private static List<String> values(String path, String text) {
        Matcher steps = STEPS.matcher(text);
        if (!steps.matches()) {
            List<String> values =
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (values.contains("") || text.contains("..")) {
                throw new IllegalArgumentException(path + ": '" + text
                        + "' is neither from..to:step, such as 10..40:10, nor a list, such as 10,20");
            }
            return values;
        }
        if (steps.group(3) == null) {
            throw new IllegalArgumentException(
                    path + ": '" + text + "' does not say its step: " + text + ":1 goes by one");
        }
        return values(
                path, new BigDecimal(steps.group(1)), new BigDecimal(steps.group(2)), new BigDecimal(steps.group(3)));
    }

    private static List<String> values(String path, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() <= 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException(path + ": from " + from + " to " + to + " by " + step + " is no value");
        }
        List<String> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            if (values.size() == MOST_VALUES) {
                throw new IllegalArgumentException(path + ": from " + from + " to " + to + " by " + step
                        + " is more than " + MOST_VALUES + " values");
            }
            values.add(value.toPlainString());
        }
        return values;
    }
}
