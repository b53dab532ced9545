package io.sluice.history.parquet;

/**
 * A column of a table: its name and what it holds. Every column may hold nulls.
 *
 * @param name its name, unique in the table
 * @param type what it holds
 * @param scale decimals after the point, 0 to 38, of {@link Type#DECIMAL}; else 0
 */
public record Column(String name, Type type, int scale) {
    /** Digits of an exact decimal, before and after the point together, as in the data contract. */
    public static final int DIGITS = 38;

    /** What columns hold. */
    public enum Type {
        /** Whole numbers; Parquet INT64. */
        LONG("BIGINT"),
        /** Floating point; Parquet DOUBLE. */
        DOUBLE("DOUBLE"),
        /**
         * Floating point that is mostly short decimals, as prices are. Written as DECIMAL with the fewest decimals that
         * give every value back bit for bit, which takes a half to a fifth of the room; as DOUBLE when none do.
         */
        SHORT_DECIMAL("DOUBLE"),
        /** Exact decimals of a scale known beforehand; Parquet DECIMAL of 38 digits. */
        DECIMAL("DECIMAL"),
        /** Text in UTF-8. */
        TEXT("VARCHAR"),
        /** Instants in microseconds, UTC. */
        INSTANT("TIMESTAMPTZ"),
        /** Truth values. */
        BOOLEAN("BOOLEAN");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    /** @throws IllegalArgumentException when a decimal cannot have that scale */
    public Column {
        if (scale < 0 || scale > DIGITS) {
            throw new IllegalArgumentException("column " + name + ": scale " + scale + " is not 0 to " + DIGITS);
        }
    }

    /** Whole numbers. */
    public static Column ofLongs(String name) {
        return new Column(name, Type.LONG, 0);
    }

    /** Floating point. */
    public static Column ofDoubles(String name) {
        return new Column(name, Type.DOUBLE, 0);
    }

    /** Floating point that is mostly short decimals. */
    public static Column ofShortDecimals(String name) {
        return new Column(name, Type.SHORT_DECIMAL, 0);
    }

    /** Exact decimals. */
    public static Column ofDecimals(String name, int scale) {
        return new Column(name, Type.DECIMAL, scale);
    }

    /** Text. */
    public static Column ofTexts(String name) {
        return new Column(name, Type.TEXT, 0);
    }

    /** Instants. */
    public static Column ofInstants(String name) {
        return new Column(name, Type.INSTANT, 0);
    }

    /** Truth values. */
    public static Column ofBooleans(String name) {
        return new Column(name, Type.BOOLEAN, 0);
    }

    /** Its definition in SQL. */
    String definition() {
        String decimals = type == Type.DECIMAL ? "(" + DIGITS + "," + scale + ")" : "";
        return DuckDb.name(name) + " " + type.sql + decimals;
    }
}
