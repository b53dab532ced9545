/** What commands by message see of accounts and hand to them, through Kafka. */
@NullMarked
package io.sluice.delivery.desk;

import org.jspecify.annotations.NullMarked;
