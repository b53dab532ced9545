package io.sluice.history;

import io.sluice.schemas.Candle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Candles of one partition on their way into the cache, in a file that is deleted at the end. */
final class CandleSpool implements Closeable {
    private final Partition partition;
    private final Path file;
    private final DataFileWriter<Candle> writer;

    CandleSpool(Partition partition, Path file) throws IOException {
        this.partition = partition;
        this.file = file;
        writer = new DataFileWriter<>(new SpecificDatumWriter<>(Candle.class));
        writer.create(Candle.getClassSchema(), file.toFile());
    }

    Partition partition() {
        return partition;
    }

    void add(Candle candle) throws IOException {
        writer.append(candle);
    }

    /** The candles added, in the order in which they were. None can be added after. The caller closes it. */
    DataFileReader<Candle> read() throws IOException {
        writer.close();
        return new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(Candle.class));
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(file);
    }
}
