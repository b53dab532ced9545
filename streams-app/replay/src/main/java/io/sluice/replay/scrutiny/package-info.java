/** All that is asked of a result beyond its figures, and what the gate makes of it (B-RIGOUR, B-GATE). */
@NullMarked
package io.sluice.replay.scrutiny;

import org.jspecify.annotations.NullMarked;
