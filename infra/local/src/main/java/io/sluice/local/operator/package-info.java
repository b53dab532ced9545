/** Orders of people to accounts: written where they are kept, and into the account's inbox, in one transaction. */
package io.sluice.local.operator;
