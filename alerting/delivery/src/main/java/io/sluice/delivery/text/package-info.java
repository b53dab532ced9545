/** What alerts say, in the languages and forms that channels need. */
@NullMarked
package io.sluice.delivery.text;

import org.jspecify.annotations.NullMarked;
