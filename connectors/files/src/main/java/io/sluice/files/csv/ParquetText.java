package io.sluice.files.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Gives the rows of a Parquet file as text with named columns, so that they are judged and counted like all others. Found
 * by {@link ServiceLoader}, because what can read Parquet is large and not everyone needs it.
 */
public interface ParquetText {

    /**
     * The file as UTF-8: a header naming columns as in any text with named columns, then one line a row in the order of the
     * file, fields between commas. Called once a pass, on the thread that reads; the caller closes the stream, also before
     * its end.
     *
     * @throws IOException when the file is damaged or lacks a column, saying which; also while it is read
     */
    InputStream open(Path file) throws IOException;

    /** @throws UnusableFileException when nothing on the class path can read Parquet */
    static ParquetText find(DataFile file) throws UnusableFileException {
        return ServiceLoader.load(ParquetText.class)
                .findFirst()
                .orElseThrow(() -> new UnusableFileException(
                        file, "is Parquet, which needs the module sluice-history on the class path"));
    }
}
