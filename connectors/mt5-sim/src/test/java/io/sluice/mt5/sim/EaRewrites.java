package io.sluice.mt5.sim;

import java.util.List;
import java.util.regex.Pattern;

/** What makes C++ of the Expert Advisor's MQL5: four rules, and no more. They are listed in docs/mt5-expert-advisor.md. */
final class EaRewrites {
    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            rule("(?m)^#property.*$", ""),
            rule("(?m)^input (string|int) (\\w+) = ([^;]+);", "$1 $2 = ShimInput(\"$2\", $3);"),
            rule("(?m)^(\\s*)(\\w+)(\\s+)(\\w+)\\[\\];", "$1Array<$2>$3$4;"),
            rule("(const )?(\\w+) &(\\w+)\\[\\]", "$1Array<$2> &$3"));

    private EaRewrites() {}

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    static String toCpp(String mql5) {
        String text = mql5;
        for (Rule rule : RULES) {
            text = rule.pattern().matcher(text).replaceAll(match -> expand(rule.replacement(), match));
        }
        return text;
    }

    /** Groups that did not take part are empty, not "null". */
    private static String expand(String replacement, java.util.regex.MatchResult match) {
        String text = replacement;
        for (int group = match.groupCount(); group > 0; group--) {
            text = text.replace("$" + group, match.group(group) == null ? "" : match.group(group));
        }
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
