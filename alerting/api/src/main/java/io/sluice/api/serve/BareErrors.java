package io.sluice.api.serve;

import io.sluice.api.access.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is refused before it reaches a route: a problem like all others, without the server's name and stack. */
final class BareErrors extends ErrorHandler {
    private final Headers headers;

    BareErrors(Headers headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() == 0 ? 400 : response.getStatus();
        Fault fault = Fault.of(
                status, status < 500 ? "Bad request" : "Internal server error", "the request cannot be answered");
        headers.all().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put("Content-Type", Problems.MEDIA_TYPE);
        // Jetty drops the connection after what it could not read: whoever would use it again must be told
        response.getHeaders().put("Connection", "close");
        response.write(true, ByteBuffer.wrap(Problems.json(fault).getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
