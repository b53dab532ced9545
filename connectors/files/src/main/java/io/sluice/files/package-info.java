/** Feeds of recorded candles: files of several formats, read as a stream, with a full account of what was refused. */
@NullMarked
package io.sluice.files;

import org.jspecify.annotations.NullMarked;
