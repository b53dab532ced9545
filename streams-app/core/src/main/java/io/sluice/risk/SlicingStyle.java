package io.sluice.risk;

/** O-TYPES: whether, and by what, a large entry is parted. */
public enum SlicingStyle {
    /** Every entry goes out whole. */
    NONE,
    /** Slices of the same size, evenly in time: time-weighted average price. */
    TWAP,
    /**
     * Slices as large as the volume that usually trades in their part of the day, evenly in time: volume-weighted average
     * price. TWAP while that is not known.
     */
    VWAP
}
