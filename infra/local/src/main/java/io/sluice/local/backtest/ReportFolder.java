package io.sluice.local.backtest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of reports in the making. What is written lies aside until all of it is whole, so that nobody takes part of a run
 * for the run; what an interrupted one has left behind is in a folder whose name begins with a dot, and may be deleted.
 */
public final class ReportFolder implements Closeable {
    private final Path aside;
    private final Path beside;
    private final boolean ours;

    private ReportFolder(Path aside, Path beside, boolean ours) {
        this.aside = aside;
        this.beside = beside;
        this.ours = ours;
    }

    /** @param beside where the final folder will be, or near it: on the same disk */
    public static ReportFolder beside(Path beside) throws IOException {
        boolean ours = Files.notExists(beside);
        Files.createDirectories(beside);
        return new ReportFolder(Files.createTempDirectory(beside, ".unfinished-"), beside, ours);
    }

    /** Where a file of that name is to be written. */
    public Path file(String name) {
        return aside.resolve(name);
    }

    /** Brings all files to their folder; those of the same names there are replaced. */
    public void publish(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : files()) {
            Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(aside)) {
            return files.sorted().toList();
        }
    }

    /** Takes away what has not been published, and the folder that was made for it if nothing else is there. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> left = Files.walk(aside)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        if (ours) {
            deleteIfEmpty();
        }
    }

    private void deleteIfEmpty() throws IOException {
        try {
            Files.delete(beside);
        } catch (DirectoryNotEmptyException reports) {
            // It holds what was published.
        }
    }
}
