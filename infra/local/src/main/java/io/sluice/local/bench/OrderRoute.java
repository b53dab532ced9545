package io.sluice.local.bench;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A way from a committed order to the request for it. */
interface OrderRoute extends AutoCloseable {
    /** What is to be committed for an order. */
    ProducerRecord<byte[], byte[]> order(String orderId);

    /** When each order's request began to arrive at its venue, by client id, {@link System#nanoTime}. */
    Map<String, Long> arrivals();

    @Override
    void close() throws IOException;
}
