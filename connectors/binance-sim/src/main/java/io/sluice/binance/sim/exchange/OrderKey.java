package io.sluice.binance.sim.exchange;

/** Names an order or a conditional order by the venue's id or, where that is 0, by the caller's. */
public record OrderKey(long id, String clientId) {

    boolean names(long otherId, String otherClientId) {
        return id != 0 ? id == otherId : otherClientId.equals(clientId);
    }
}
