package io.sluice.schemas.registry;

import org.apache.avro.Schema;

/** A generated class's schema as its .avdl has it. */
final class SchemaText {
    private SchemaText() {}

    static String of(Schema generated) {
        return generated.toString().replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
    }
}
