package io.sluice.schemas.serde;

/**
 * No registry of the list answered in time, or each one answered that it cannot now (HTTP 429 or 5xx).
 *
 * <p>This says nothing about the record being read: whoever handles it must try again later and must not treat the
 * record as undecodable.
 */
public final class RegistryUnavailable extends RegistryException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailable(int status, int errorCode, String message, String url, Throwable cause) {
        super(status, errorCode, message, url, cause);
    }

    @Override
    public boolean retriable() {
        return true;
    }
}
