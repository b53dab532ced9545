/** Notices that nothing comes in any more (N-RECEIPTS). */
@NullMarked
package io.sluice.delivery.silence;

import org.jspecify.annotations.NullMarked;
