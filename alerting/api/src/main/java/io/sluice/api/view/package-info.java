/** What is so now: a namespace's topics, folded into bounded memory as they are written. */
@NullMarked
package io.sluice.api.view;

import org.jspecify.annotations.NullMarked;
