package io.sluice.local.tap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of any schema of the contract, valid and without meaning, with what readers stumble over: text that is not ASCII,
 * negative decimals with all their digits, microseconds, the largest integers that JavaScript reads.
 */
final class SampleRecords {
    private static final List<String> SYLLABLES = List.of("ka", "Grö", "ße", "東京", "\"", "\\", "🙂", "|");
    private static final long FIRST_MICROS = 946_684_800_000_000L;
    private static final long LAST_MICROS = 4_102_444_800_000_000L;
    /** JavaScript's avsc reads longs beyond as other numbers, or not at all. */
    private static final long LOWEST_EXACT = -(1L << 52);

    private static final long HIGHEST_EXACT = (1L << 53) - 2;
    private static final int MOST_ITEMS = 3;
    private static final int MOST_BYTES = 40;

    private final RandomGenerator random;

    private enum Optionals {
        ALL,
        NONE,
        SOME
    }

    /** @param random decides all values */
    SampleRecords(RandomGenerator random) {
        this.random = random;
    }

    /** One record that has everything, one that has nothing that may be absent, one in between. */
    List<SpecificRecord> of(Schema schema) {
        return Stream.of(Optionals.values())
                .map(optionals -> (SpecificRecord) record(schema, optionals))
                .toList();
    }

    private IndexedRecord record(Schema schema, Optionals optionals) {
        IndexedRecord record = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), optionals));
        }
        return record;
    }

    private Object value(Schema schema, Optionals optionals) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, optionals);
            case UNION -> isPresent(optionals) ? value(schema.getTypes().getLast(), optionals) : null;
            case ARRAY ->
                IntStream.range(0, items(optionals))
                        .mapToObj(item -> value(schema.getElementType(), optionals))
                        .toList();
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                schema.getEnumSymbols()
                                        .get(random.nextInt(
                                                schema.getEnumSymbols().size())),
                                schema);
            case STRING -> text();
            case BYTES -> schema.getLogicalType() instanceof LogicalTypes.Decimal decimal ? amount(decimal) : bytes();
            case INT -> random.nextInt();
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                        ? instant()
                        : (Object) random.nextLong(LOWEST_EXACT, HIGHEST_EXACT + 1);
            case DOUBLE -> random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
            case BOOLEAN -> random.nextBoolean();
            case MAP, FIXED, FLOAT, NULL -> throw new IllegalArgumentException("the contract has no " + schema);
        };
    }

    private boolean isPresent(Optionals optionals) {
        return switch (optionals) {
            case ALL -> true;
            case NONE -> false;
            case SOME -> random.nextBoolean();
        };
    }

    private int items(Optionals optionals) {
        return switch (optionals) {
            case ALL -> MOST_ITEMS;
            case NONE -> 0;
            case SOME -> random.nextInt(MOST_ITEMS + 1);
        };
    }

    private String text() {
        return IntStream.range(0, random.nextInt(1, 6))
                .mapToObj(index -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
    }

    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(MOST_BYTES)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** With as many digits as the type allows, or few, of either sign. */
    private BigDecimal amount(LogicalTypes.Decimal type) {
        String digits = random.ints(random.nextInt(1, type.getPrecision() + 1), 0, 10)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
        BigDecimal amount = new BigDecimal(new BigInteger(digits), type.getScale());
        return random.nextBoolean() ? amount : amount.negate();
    }

    private Instant instant() {
        return Instant.EPOCH.plus(random.nextLong(FIRST_MICROS, LAST_MICROS), ChronoUnit.MICROS);
    }
}
