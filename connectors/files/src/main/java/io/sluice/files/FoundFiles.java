package io.sluice.files;

import io.sluice.files.ImportSummary.SkippedFile;
import io.sluice.files.csv.DataFile;
import io.sluice.files.csv.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files under some paths.
 *
 * @param files those that can be imported
 * @param skipped those in folders and zips that cannot, each with its reason
 */
record FoundFiles(List<KnownFile> files, List<SkippedFile> skipped) {
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".zip", ".parquet");

    /**
     * Looks at every file. One given by its own path must be usable; folders and zips may hold other things.
     *
     * @throws IOException when something cannot be read, or a file given by its own path cannot be used
     */
    static FoundFiles at(List<Path> paths, ImportSettings settings) throws IOException {
        FoundFiles found = new FoundFiles(new ArrayList<>(), new ArrayList<>());
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                found.addFolder(path, settings);
            } else if (Files.exists(path)) {
                found.addFile(path, settings);
            } else {
                throw new UnusableFileException(path + ": there is no such file or folder");
            }
        }
        return new FoundFiles(List.copyOf(found.files), List.copyOf(found.skipped));
    }

    private void addFolder(Path folder, ImportSettings settings) throws IOException {
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path path : inside) {
            String name = path.toString().toLowerCase(Locale.ROOT);
            if (ENDINGS.stream().noneMatch(name::endsWith)) {
                skipped.add(new SkippedFile(path.toString(), "its name ends in none of " + ENDINGS));
            } else {
                addAllUsable(path, settings);
            }
        }
    }

    private void addFile(Path path, ImportSettings settings) throws UnusableFileException {
        List<DataFile> inputs = DataFile.in(path);
        if (inputs.size() == 1) {
            files.add(KnownFile.of(inputs.getFirst(), settings));
        } else {
            inputs.forEach(input -> addIfUsable(input, settings));
        }
    }

    private void addAllUsable(Path path, ImportSettings settings) {
        try {
            DataFile.in(path).forEach(input -> addIfUsable(input, settings));
        } catch (UnusableFileException e) {
            skip(path.toString(), e);
        }
    }

    private void addIfUsable(DataFile input, ImportSettings settings) {
        try {
            files.add(KnownFile.of(input, settings));
        } catch (UnusableFileException e) {
            skip(input.label(), e);
        }
    }

    private void skip(String label, UnusableFileException e) {
        String message = String.valueOf(e.getMessage());
        String name = label + ": ";
        skipped.add(new SkippedFile(label, message.startsWith(name) ? message.substring(name.length()) : message));
    }
}
