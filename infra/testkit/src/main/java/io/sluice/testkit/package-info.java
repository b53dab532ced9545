/**
 * What tests of the other modules stand on: real clusters that leave nothing behind, child processes that can be killed,
 * topics read to their end, conditions awaited for a bounded time, seeds that are printed when they find something.
 */
package io.sluice.testkit;
