/** The terminals' side: connections, requests, and what is known of each account. */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5.link;
