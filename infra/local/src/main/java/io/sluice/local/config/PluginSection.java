package io.sluice.local.config;

import io.sluice.local.plugin.Plugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where detectors of others lie. */
final class PluginSection {
    private static final String USUAL_FOLDER = "plugins";
    private static final Key<Path> PATH = Key.optional(
            "path",
            Kinds.parsed("folder", Path::of, Path::toString),
            "folder whose jars bring detectors; absent: `plugins` in `dataDir`, where there is one");

    static final Section SECTION = Section.one(
            "plugins",
            "Detectors of others (docs/how-to-add-a-detector.md); `./sluice config --detectors` lists all there are.",
            List.of(PATH));

    private PluginSection() {}

    /** Loads what is there; tells what is wrong with it. */
    static Plugins load(Values values, Path dataDir) {
        Optional<Path> told = values.find(PATH);
        Path folder = told.orElseGet(() -> dataDir.resolve(USUAL_FOLDER));
        if (told.isEmpty() && !Files.exists(folder)) {
            return Plugins.NONE;
        }
        return Plugins.in(folder, problem -> values.refuse(PATH, problem));
    }
}
