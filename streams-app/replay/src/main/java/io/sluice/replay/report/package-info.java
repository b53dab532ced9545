/**
 * What people and programs read of a run (B-REPORT): one HTML file that needs no network, and one JSON document. Both are
 * functions of a {@link io.sluice.replay.report.BacktestResult}: the same result gives the same bytes.
 */
@NullMarked
package io.sluice.replay.report;

import org.jspecify.annotations.NullMarked;
