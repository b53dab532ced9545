/** How well it is, for people and for machines that watch. */
@NullMarked
package io.sluice.api.observe;

import org.jspecify.annotations.NullMarked;
