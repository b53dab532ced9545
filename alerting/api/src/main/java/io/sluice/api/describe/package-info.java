/** What can be asked and ordered, as an OpenAPI document and as a page, made from the table of routes. */
@NullMarked
package io.sluice.api.describe;

import org.jspecify.annotations.NullMarked;
