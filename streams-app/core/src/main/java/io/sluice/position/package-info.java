/** What is held: booking of fills, the life of a trade, and where its stop and target belong. Pure arithmetic. */
@NullMarked
package io.sluice.position;

import org.jspecify.annotations.NullMarked;
