package io.sluice.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Puts what a subclass of {@link VenueConformance} has seen into the table of {@code docs/venues.md}: what the venue
 * declares, and the cards it passes. Where the document says anything else the class fails; with {@code
 * -Dsluice.write.docs=true} it writes its row. Without all cards played and passed there is no row to compare.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(VenueTableRow.class)
public @interface InVenueTable {
    /** What the row is called: the venue, and the kind of account where that matters. */
    String value();
}
