/** Admission: which detections become signals. */
@NullMarked
package io.sluice.admit;

import org.jspecify.annotations.NullMarked;
