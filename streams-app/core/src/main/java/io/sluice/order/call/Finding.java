package io.sluice.order.call;

import io.sluice.schemas.ErrorClass;

/** What came of asking a venue for one order by its client order id. */
public sealed interface Finding {

    /**
     * The venue knows the order, working or ended.
     *
     * @param order the order with all its executions
     */
    record Found(VenueOrder order) implements Finding {}

    /**
     * The venue positively says that it knows no such order, neither working nor ended, and it has looked wherever such
     * an order could be. Never a failed query, an empty page, or a cache.
     */
    record NotFound() implements Finding {}

    /**
     * The question failed or its answer proves nothing.
     *
     * @param errorClass class of the error
     * @param code the venue's code, or a stable one of ours
     * @param text what is known, without secrets
     */
    record Inconclusive(ErrorClass errorClass, String code, String text) implements Finding {}
}
