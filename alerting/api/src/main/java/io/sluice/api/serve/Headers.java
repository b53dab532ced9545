package io.sluice.api.serve;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What browsers are told with every answer: run nothing that is not from here, show it in no frame, guess no types. */
final class Headers {
    private final Map<String, String> all = new LinkedHashMap<>();

    /**
     * @param tls true when everything is encrypted, and browsers may remember it
     * @param inlineScripts hashes of scripts that stand in pages
     * @param inlineStyles hashes of styles that stand in pages
     */
    Headers(boolean tls, Collection<String> inlineScripts, Collection<String> inlineStyles) {
        all.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'" + hashes(inlineScripts) + "; style-src 'self'"
                        + hashes(inlineStyles)
                        + "; connect-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        all.put("X-Content-Type-Options", "nosniff");
        all.put("X-Frame-Options", "DENY");
        all.put("Referrer-Policy", "no-referrer");
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        all.put("Cross-Origin-Resource-Policy", "same-origin");
        all.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (tls) {
            all.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static String hashes(Collection<String> hashes) {
        return hashes.stream().map(hash -> " '" + hash + "'").collect(Collectors.joining());
    }

    void addTo(Context ctx) {
        all.forEach(ctx::header);
    }

    /** For answers that never reach a handler. */
    Map<String, String> all() {
        return all;
    }
}
