package io.sluice.local.plugin;

import io.sluice.detect.DetectorCatalogue;
import io.sluice.detect.DetectorKind;
import io.sluice.instrument.InstrumentSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The detectors there are: the built-in ones and those of the plug-in folder.
 *
 * @param catalogue all of them
 * @param jars of those that plug-ins bring, by the detector's name
 */
public record Plugins(DetectorCatalogue catalogue, Map<String, PluginJar> jars) {
    /** The built-in ones alone. */
    public static final Plugins NONE = new Plugins(DetectorCatalogue.standard(), Map.of());

    public Plugins {
        jars = Collections.unmodifiableMap(new LinkedHashMap<>(jars));
    }

    /**
     * Loads every {@code *.jar} of a folder, in the order of their names.
     *
     * @param problems is told what is wrong, jar by jar; the others are loaded
     */
    public static Plugins in(Path folder, Consumer<String> problems) {
        Plugins plugins = NONE;
        for (Path file : jarsIn(folder, problems)) {
            try {
                plugins = plugins.plus(PluginJar.load(file));
            } catch (IllegalArgumentException refused) {
                problems.accept(refused.getMessage());
            }
        }
        return plugins;
    }

    /** The jar that brings a detector; empty for a built-in one. */
    public Optional<PluginJar> jarOf(String detector) {
        return Optional.ofNullable(jars.get(detector));
    }

    /** The jars of the detectors that are switched on, by detector. */
    public Map<String, PluginJar> usedBy(List<InstrumentSettings> instruments) {
        Map<String, PluginJar> used = new TreeMap<>();
        instruments.stream()
                .flatMap(instrument -> instrument.detectors().stream())
                .map(detector -> detector.settings().name())
                .forEach(name -> jarOf(name).ifPresent(jar -> used.put(name, jar)));
        return used;
    }

    private Plugins plus(PluginJar jar) {
        DetectorCatalogue more = catalogue;
        Map<String, PluginJar> moreJars = new LinkedHashMap<>(jars);
        for (DetectorKind kind : jar.kinds()) {
            more = more.plus(kind, jar.file().toString());
            moreJars.put(more.entries().stream().toList().getLast().name(), jar);
        }
        return new Plugins(more, moreJars);
    }

    private static List<Path> jarsIn(Path folder, Consumer<String> problems) {
        if (!Files.isDirectory(folder)) {
            problems.accept(folder + (Files.exists(folder) ? " is not a folder" : " does not exist"));
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            problems.accept(folder + " cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }
}
