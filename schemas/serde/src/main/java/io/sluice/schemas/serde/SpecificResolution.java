package io.sluice.schemas.serde;

import static io.sluice.schemas.serde.UndecodableRecord.Reason.INCOMPATIBLE_SCHEMA;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.WRONG_RECORD_TYPE;

import io.sluice.schemas.serde.FramedReader.Mismatch;
import io.sluice.schemas.serde.FramedReader.Resolution;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Readers that give generated classes. */
final class SpecificResolution {
    private SpecificResolution() {}

    /** Reads one class, and refuses every other record. */
    static <T extends SpecificRecord> Resolution<T> of(Class<T> type) {
        SpecificData model = SpecificData.getForClass(type);
        Schema wanted = model.getSchema(type);
        return writer -> reader(writer, wanted, model);
    }

    /** Reads the class that the writer's schema names, where there is one. */
    static <T extends SpecificRecord> Resolution<T> ofNamedClasses() {
        return writer -> {
            Class<?> named =
                    writer.getType() == Schema.Type.RECORD ? SpecificData.get().getClass(writer) : null;
            if (named == null || !SpecificRecord.class.isAssignableFrom(named)) {
                throw new Mismatch(WRONG_RECORD_TYPE, "is " + writer.getFullName() + ", of which there is no class");
            }
            SpecificData model = SpecificData.getForClass(named);
            return reader(writer, model.getSchema(named), model);
        };
    }

    private static <T> DatumReader<T> reader(Schema writer, Schema wanted, SpecificData model) throws Mismatch {
        if (writer.getType() != Schema.Type.RECORD || !isNamedLike(wanted, writer.getFullName())) {
            throw new Mismatch(
                    WRONG_RECORD_TYPE, "is %s, wanted %s".formatted(writer.getFullName(), wanted.getFullName()));
        }
        SchemaPairCompatibility pair = SchemaCompatibility.checkReaderWriterCompatibility(wanted, writer);
        if (pair.getType() == SchemaCompatibilityType.INCOMPATIBLE) {
            throw new Mismatch(
                    INCOMPATIBLE_SCHEMA,
                    "cannot be read as %s: %s"
                            .formatted(wanted.getFullName(), pair.getResult().getIncompatibilities()));
        }
        return new SpecificDatumReader<>(writer, wanted, model);
    }

    private static boolean isNamedLike(Schema wanted, String name) {
        return wanted.getFullName().equals(name) || wanted.getAliases().contains(name);
    }
}
