/** Everything in one process: what runs, how history is played into it, and what people see of it. */
package io.sluice.local.up;
