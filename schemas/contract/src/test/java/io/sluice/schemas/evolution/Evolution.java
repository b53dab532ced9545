package io.sluice.schemas.evolution;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** FULL compatibility of two schemas: each reads what the other wrote. */
final class Evolution {
    private Evolution() {}

    /** Every way in which the two do not read each other, with the place in the schema; empty when they do. */
    static List<String> breaks(Schema released, Schema current) {
        List<String> breaks = new ArrayList<>();
        collect("new code cannot read old records", current, released, breaks);
        collect("old readers cannot read new records", released, current, breaks);
        return breaks;
    }

    private static void collect(String what, Schema reader, Schema writer, List<String> breaks) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult();
        if (result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE) {
            return;
        }
        result.getIncompatibilities()
                .forEach(incompatibility -> breaks.add("%s: %s: %s at %s (%s)"
                        .formatted(
                                writer.getName(),
                                what,
                                incompatibility.getType(),
                                place(incompatibility, reader),
                                incompatibility.getMessage())));
    }

    /** Avro gives a path of positions; people want the field's name. */
    private static String place(SchemaCompatibility.Incompatibility incompatibility, Schema reader) {
        StringBuilder names = new StringBuilder(reader.getName());
        Schema at = reader;
        for (String step : incompatibility.getLocation().split("/", -1)) {
            if (at.getType() == Schema.Type.RECORD && step.matches("\\d+")) {
                Schema.Field field = at.getFields().get(Integer.parseInt(step));
                names.append('.').append(field.name());
                at = field.schema();
            } else if (at.getType() == Schema.Type.UNION && step.matches("\\d+")) {
                at = at.getTypes().get(Integer.parseInt(step));
            } else if (at.getType() == Schema.Type.ARRAY && "items".equals(step)) {
                at = at.getElementType();
            }
        }
        return names.toString();
    }
}
