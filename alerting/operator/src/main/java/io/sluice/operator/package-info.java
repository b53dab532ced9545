/** Orders of people to accounts: written where they are kept, and into the account's inbox, in one transaction. */
@NullMarked
package io.sluice.operator;

import org.jspecify.annotations.NullMarked;
