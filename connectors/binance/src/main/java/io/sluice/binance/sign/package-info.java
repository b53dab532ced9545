/** Keys and signatures. Key material never leaves {@link io.sluice.binance.sign.Secret} except into a signature or the key header. */
@NullMarked
package io.sluice.binance.sign;

import org.jspecify.annotations.NullMarked;
