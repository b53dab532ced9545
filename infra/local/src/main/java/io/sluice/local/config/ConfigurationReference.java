package io.sluice.local.config;

import java.util.stream.Collectors;

/** The reference page of the configuration, made from the keys by which files are read. */
public final class ConfigurationReference {
    private static final String INTRODUCTION = """
            # Configuration

            One YAML file, given with `--config FILE`. What it does not say is taken from the defaults below and, for
            `instruments`, `detectors` and `accounts`, from the built-in
            [default.yaml](../infra/local/src/main/resources/default.yaml). `./sluice config` prints what is in force, secrets
            masked; this page is what `./sluice config --reference` prints.

            - Any value may refer to the environment: `${NAME}`, or `${NAME:-default}`. Write `$${` for a plain `${`.
            - Unknown keys, wrong types, impossible and missing values are refused at start, all at once, each with its path and line.
            - The circuit breaker has no keys: no configuration can loosen it.
            """;

    private ConfigurationReference() {}

    /** The page in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        section(page, "", ConfigurationFile.ROOT);
        return page.toString();
    }

    private static void section(StringBuilder page, String path, Section section) {
        String here = path.isEmpty() ? section.name() : path + "." + section.name();
        page.append("\n## ")
                .append(here.isEmpty() ? "The file itself" : "`" + here + (section.many() ? "[]" : "") + "`")
                .append("\n\n");
        if (!section.doc().isEmpty()) {
            page.append(section.doc()).append("\n\n");
        }
        if (!section.keys().isEmpty()) {
            page.append("| key | value | default | for |\n|---|---|---|---|\n");
            page.append(section.keys().stream()
                    .map(ConfigurationReference::row)
                    .collect(Collectors.joining("\n", "", "\n")));
        }
        section.sections().forEach(child -> section(page, here + (section.many() ? "[]" : ""), child));
    }

    private static String row(Key<?> key) {
        String otherwise = switch (key.presence()) {
            case REQUIRED -> "required";
            case OPTIONAL -> "";
            case DEFAULTED -> "`" + key.otherwise() + "`";
        };
        String secret = key.secret() ? "; never shown" : "";
        return "| `%s` | %s | %s | %s |".formatted(key.name(), key.kind().describe(), otherwise, key.doc() + secret);
    }
}
