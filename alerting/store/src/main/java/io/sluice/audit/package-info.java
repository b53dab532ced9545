/** The audit chain: what changed state, in an order that cannot be rewritten unseen (N-AUDIT). */
@NullMarked
package io.sluice.audit;

import org.jspecify.annotations.NullMarked;
