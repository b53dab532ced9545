package io.sluice.files.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One input: a plain or gzipped file, one entry of a zip, or a Parquet file. What it is packed in is told by its first
 * bytes, not by its name.
 *
 * @param path the file
 * @param entry name of the entry of a zip; null for any other file
 */
public record DataFile(Path path, @Nullable String entry) {
    private static final int GZIP = 0x1F8B;
    private static final int ZIP = 0x504B;
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /**
     * The inputs a file holds: itself, or each entry of a zip that is not a folder, in the order of the zip.
     *
     * @throws UnusableFileException when the file cannot be read
     */
    public static List<DataFile> in(Path path) throws UnusableFileException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path))) {
            if (magic(bytes) != ZIP) {
                return List.of(new DataFile(path, null));
            }
            List<DataFile> entries = new ArrayList<>();
            ZipInputStream zip = new ZipInputStream(bytes);
            for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
                if (!next.isDirectory()) {
                    entries.add(new DataFile(path, next.getName()));
                }
            }
            return List.copyOf(entries);
        } catch (IOException e) {
            throw new UnusableFileException(path + ": cannot be read: " + e);
        }
    }

    /**
     * Its lines, from the first. The caller closes them.
     *
     * @throws IOException when the file cannot be read or is damaged
     */
    public Lines open() throws IOException {
        if (isParquet()) {
            return new Lines(ParquetText.find(this).open(path));
        }
        CountedBytes counted = new CountedBytes(Files.newInputStream(path));
        InputStream bytes = new BufferedInputStream(counted, 65_536);
        try {
            return new Lines(unpack(bytes), counted);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Size of the file in bytes, packed as it is; 0 when that cannot be told. */
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** Whether it is a table in Parquet instead of text. */
    boolean isParquet() throws IOException {
        if (entry != null) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return Arrays.equals(bytes.readNBytes(PARQUET.length), PARQUET);
        }
    }

    private InputStream unpack(InputStream bytes) throws IOException {
        if (entry != null) {
            return entryOf(new ZipInputStream(bytes), entry);
        }
        return magic(bytes) == GZIP ? new GZIPInputStream(bytes, 65_536) : bytes;
    }

    private static InputStream entryOf(ZipInputStream zip, String name) throws IOException {
        for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
            if (next.getName().equals(name)) {
                return zip;
            }
        }
        throw new IOException("no entry '" + name + "' in the zip any more");
    }

    private static int magic(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int magic = (first << 8) | bytes.read();
        bytes.reset();
        return magic;
    }

    /** How messages name it: {@code folder/file.csv.gz}, {@code folder/file.zip!entry.csv}. */
    public String label() {
        return entry == null ? path.toString() : path + "!" + entry;
    }

    /** Its name without folders and without the endings of packing and text: {@code BTCUSDT-1m-2024-01}. */
    public String baseName() {
        String name = entry == null ? String.valueOf(path.getFileName()) : entry.substring(entry.lastIndexOf('/') + 1);
        for (String ending : List.of(".gz", ".zip", ".csv", ".tsv", ".txt", ".parquet")) {
            if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }
}
