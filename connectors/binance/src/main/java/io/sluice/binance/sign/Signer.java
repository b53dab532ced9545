package io.sluice.binance.sign;

/** Signs the parameters of a request: the query and the body behind it, exactly as they are sent. */
public sealed interface Signer permits HmacSigner, Ed25519Signer {

    /**
     * The signature as the value of the {@code signature} parameter, not yet percent-encoded.
     *
     * @param payload query followed by body, without a separator
     */
    String sign(String payload);
}
