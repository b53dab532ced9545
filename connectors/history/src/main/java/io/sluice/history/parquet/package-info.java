/** Tables in Parquet files, written whole or not at all and read as a stream, through DuckDB. */
@NullMarked
package io.sluice.history.parquet;

import org.jspecify.annotations.NullMarked;
