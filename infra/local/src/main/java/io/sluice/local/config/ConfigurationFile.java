package io.sluice.local.config;

import io.sluice.admit.AdmissionSettings;
import io.sluice.local.plugin.Plugins;
import io.sluice.market.B3MiniIndex;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.venue.PaperSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A configuration and where it came from.
 *
 * @param configuration what holds
 * @param effective the same as text, numbers, lists and maps, secrets masked
 * @param ownAccounts true when the file says who trades; false when the built-in accounts hold
 */
public record ConfigurationFile(Configuration configuration, Map<String, Object> effective, boolean ownAccounts) {
    private static final String BUILT_IN = "default.yaml";
    private static final Key<Namespace> NAMESPACE = Key.of(
            "namespace",
            Kinds.mapped(Kinds.NAME, Kinds.NAME.describe(), Namespace::new, Namespace::name),
            "paper",
            "prefix of all topics; two namespaces on one cluster never meet");
    private static final Key<Path> DATA_DIR = Key.of(
            "dataDir",
            Kinds.parsed("folder", Path::of, Path::toString),
            "./data",
            "folder of everything that is kept on this machine");

    /** The whole file: every key there is. */
    static final Section ROOT = Section.one(
            "",
            "",
            List.of(NAMESPACE, DATA_DIR),
            KafkaSettings.SECTION,
            FeedSettings.SECTION,
            CandleSettings.SECTION,
            PluginSection.SECTION,
            DetectorChoice.SECTION,
            AdmissionSection.SECTION,
            AccountChoice.SECTION,
            PaperSection.SECTION,
            VenuesSection.SECTION,
            StoreSection.SECTION,
            AlertSection.SECTION,
            ApiSection.SECTION,
            InstrumentSection.SECTION);

    /** What the command line says in place of the file. */
    public record Overrides(Optional<String> namespace, Optional<Path> dataDir) {
        /** Nothing. */
        public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());

        private void applyTo(Map<String, Yaml> entries) {
            namespace.ifPresent(name -> entries.put(NAMESPACE.name(), scalar(name)));
            dataDir.ifPresent(folder -> entries.put(DATA_DIR.name(), scalar(folder.toString())));
        }

        private static Yaml scalar(String text) {
            return new Yaml.Scalar(text, text, 0);
        }
    }

    /**
     * Reads a file over the built-in configuration.
     *
     * @param file empty for the built-in configuration alone
     * @param overrides win over the file
     * @param environment what {@code ${NAME}} refers to
     * @throws ConfigurationException with everything that is wrong
     */
    public static ConfigurationFile load(Optional<Path> file, Overrides overrides, Map<String, String> environment) {
        return read(
                file.map(Path::toString).orElse("the command line"),
                file.map(ConfigurationFile::text).orElse(""),
                overrides,
                environment);
    }

    static ConfigurationFile read(String source, String text, Overrides overrides, Map<String, String> environment) {
        Problems problems = new Problems();
        Written written = written(text, overrides, environment, problems);
        return of(written.tree(), written.ownAccounts(), source, problems, Optional.empty());
    }

    /**
     * A configuration as it is written, before anything of it is understood.
     *
     * @param tree the file's keys over the built-in ones
     * @param ownAccounts whether the file says who trades
     */
    record Written(Yaml.Mapping tree, boolean ownAccounts) {}

    /** As it is written in a file, or the built-in one alone. */
    static Written written(
            Optional<Path> file, Overrides overrides, Map<String, String> environment, Problems problems) {
        return written(file.map(ConfigurationFile::text).orElse(""), overrides, environment, problems);
    }

    private static Written written(
            String text, Overrides overrides, Map<String, String> environment, Problems problems) {
        Map<String, Yaml> given = new LinkedHashMap<>(
                new YamlParser(environment, problems).parse(text).entries());
        overrides.applyTo(given);
        return new Written(new Yaml.Mapping(overBuiltIn(given), 0), given.containsKey(AccountChoice.SECTION.name()));
    }

    /** @param loaded plug-ins that were loaded already; empty to look for them where the configuration says */
    static ConfigurationFile of(
            Yaml.Mapping tree, boolean ownAccounts, String source, Problems problems, Optional<Plugins> loaded) {
        Values values = Values.read(ROOT, tree, problems);
        Optional<Configuration> configuration = configuration(values, problems, source, loaded);
        return new ConfigurationFile(configuration.orElseThrow(), values.effective(), ownAccounts);
    }

    private static Optional<Configuration> configuration(
            Values values, Problems problems, String source, Optional<Plugins> loaded) {
        Optional<KafkaSettings> kafka = values.one(KafkaSettings.SECTION).build(KafkaSettings::from);
        Optional<FeedSettings> feed = values.one(FeedSettings.SECTION).build(FeedSettings::from);
        List<InstrumentDefinition> instruments = instruments(values);
        Optional<CandleSettings> candles = values.one(CandleSettings.SECTION).build(CandleSettings::from);
        Plugins plugins = loaded.or(() ->
                        values.build(root -> PluginSection.load(root.one(PluginSection.SECTION), root.get(DATA_DIR))))
                .orElse(Plugins.NONE);
        List<DetectorChoice> detectors =
                values.buildEach(DetectorChoice.SECTION, choice -> DetectorChoice.from(choice, plugins));
        Optional<AdmissionSettings> admission =
                values.one(AdmissionSection.SECTION).build(AdmissionSection::from);
        List<AccountChoice> accounts = values.buildEach(AccountChoice.SECTION, AccountChoice::from);
        Optional<PaperSettings> paper = values.one(PaperSection.SECTION).build(PaperSection::from);
        Optional<VenueSettings> venues =
                values.build(root -> root.one(VenuesSection.SECTION)).flatMap(each -> each.build(VenuesSection::from));
        Optional<StoreSection> store = values.one(StoreSection.SECTION).build(StoreSection::from);
        Optional<AlertChoice> alerts = values.one(AlertSection.SECTION).build(AlertSection::from);
        Optional<ApiSection> api = values.one(ApiSection.SECTION).build(ApiSection::from);
        CrossChecks.refuse(values, instruments);
        VenueChecks.refuse(values, instruments, venues);
        problems.refuseAny(source);
        return values.build(root -> new Configuration(
                root.get(NAMESPACE),
                root.get(DATA_DIR),
                kafka.orElseThrow(),
                feed.orElseThrow(),
                candles.orElseThrow(),
                instruments,
                plugins,
                detectors,
                admission.orElseThrow(),
                accounts,
                paper.orElseThrow(),
                venues.orElseThrow(),
                store.orElseThrow(),
                alerts.orElseThrow(),
                api.orElseThrow()));
    }

    /** What is described, and what accounts name and is known by its code. */
    private static List<InstrumentDefinition> instruments(Values values) {
        List<InstrumentDefinition> described = values.buildEach(InstrumentSection.SECTION, InstrumentSection::from);
        Set<String> ids = described.stream().map(InstrumentDefinition::id).collect(Collectors.toSet());
        Stream<InstrumentDefinition> known = values.each(AccountChoice.SECTION).stream()
                .flatMap(account -> account.build(each -> each.get(AccountChoice.INSTRUMENTS)).stream())
                .flatMap(List::stream)
                .filter(id -> !ids.contains(id))
                .distinct()
                .flatMap(id -> B3MiniIndex.definition(id).stream());
        return Stream.concat(described.stream(), known).toList();
    }

    /** The file's keys, the built-in ones where it has none, and its instruments before the built-in others. */
    private static Map<String, Yaml> overBuiltIn(Map<String, Yaml> given) {
        Map<String, Yaml> merged = new LinkedHashMap<>(given);
        Map<String, Yaml> builtIn =
                new YamlParser(Map.of(), new Problems()).parse(builtInText()).entries();
        builtIn.forEach((name, value) -> {
            boolean absent = merged.getOrDefault(name, new Yaml.Nothing(0)) instanceof Yaml.Nothing;
            if (absent) {
                merged.put(name, value);
            }
        });
        String instruments = InstrumentSection.SECTION.name();
        if (given.get(instruments) instanceof Yaml.Sequence own) {
            merged.put(instruments, joined(own, (Yaml.Sequence) builtIn.get(instruments)));
        }
        return merged;
    }

    private static Yaml.Sequence joined(Yaml.Sequence own, Yaml.Sequence builtIn) {
        Set<String> ids = own.items().stream().map(ConfigurationFile::id).collect(Collectors.toSet());
        List<Yaml> items = new ArrayList<>(own.items());
        builtIn.items().stream().filter(item -> !ids.contains(id(item))).forEach(items::add);
        return new Yaml.Sequence(items, own.line());
    }

    private static String id(Yaml instrument) {
        return instrument instanceof Yaml.Mapping mapping
                        && mapping.entries().get(InstrumentSection.ID.name()) instanceof Yaml.Scalar id
                ? id.text()
                : "";
    }

    /** The built-in configuration as it is written. */
    public static String builtInText() {
        try (InputStream resource = ConfigurationFile.class.getResourceAsStream("/" + BUILT_IN)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            Problems problems = new Problems();
            problems.add("", 0, Files.exists(file) ? "cannot be read: " + unreadable : "does not exist");
            problems.refuseAny(file.toString());
            throw new UncheckedIOException(unreadable);
        }
    }
}
