/** The account fold: signals, marks and fills to decisions, orders and positions. */
@NullMarked
package io.sluice.account;

import org.jspecify.annotations.NullMarked;
