/** {@code sluice parity}: what the topics recorded, folded again and compared byte by byte. */
package io.sluice.local.parity;
