/** The server: headers, faults, streams and files around the routes. */
@NullMarked
package io.sluice.api.serve;

import org.jspecify.annotations.NullMarked;
