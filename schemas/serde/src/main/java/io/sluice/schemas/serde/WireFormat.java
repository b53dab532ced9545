package io.sluice.schemas.serde;

/** The frame around each value: byte 0, then the schema's id in four bytes, big endian. */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private WireFormat() {}

    static int schemaId(byte[] data, int offset) {
        return (data[offset + 1] & 0xFF) << 24
                | (data[offset + 2] & 0xFF) << 16
                | (data[offset + 3] & 0xFF) << 8
                | (data[offset + 4] & 0xFF);
    }

    /** What a first byte other than 0 tells about who wrote the record. */
    static String describeMagic(byte first) {
        if (first == 1) {
            return "magic byte 1: the schema is named by a GUID, which is not supported; "
                    + "let the writer use numeric schema ids";
        }
        String hint = first == '{' || first == '[' ? " (looks like JSON)" : "";
        return "magic byte %d instead of 0: not in the Confluent wire format%s".formatted(first & 0xFF, hint);
    }
}
