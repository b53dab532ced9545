/** What changed, to everyone who wants to hear it, without anyone waiting for the slow. */
@NullMarked
package io.sluice.api.push;

import org.jspecify.annotations.NullMarked;
