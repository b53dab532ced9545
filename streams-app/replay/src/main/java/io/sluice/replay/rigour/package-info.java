/** How much of a result may be luck (B-RIGOUR): pure mathematics over returns and trades. */
@NullMarked
package io.sluice.replay.rigour;

import org.jspecify.annotations.NullMarked;
