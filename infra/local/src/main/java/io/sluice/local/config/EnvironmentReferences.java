package io.sluice.local.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves references to the environment, with or without a default; a doubled dollar sign keeps what follows as it is. */
final class EnvironmentReferences {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}|\\$\\{");

    private final Map<String, String> environment;

    EnvironmentReferences(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws IllegalArgumentException naming the variable that is not set, or saying that the reference is malformed */
    String resolve(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    private String value(MatchResult match) {
        String name = match.group(1);
        if (name == null) {
            return plain(match.group());
        }
        String set = environment.get(name);
        boolean present = set != null && !set.isEmpty();
        if (!present && match.group(2) == null) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return present ? set : match.group(2);
    }

    private static String plain(String text) {
        if (text.equals("$${")) {
            return "${";
        }
        throw new IllegalArgumentException("a reference to the environment is ${NAME} or ${NAME:-default}");
    }
}
