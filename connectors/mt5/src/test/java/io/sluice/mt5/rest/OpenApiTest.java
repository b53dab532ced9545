package io.sluice.mt5.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.mt5.link.TerminalServer;
import io.sluice.mt5.link.TerminalSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private final JsonNode document = new ObjectMapper().readTree(RestServer.openApi());

    OpenApiTest() throws IOException {}

    @Test
    @DisplayName("G-REST the OpenAPI document describes exactly what is served")
    void describes_exactly_what_is_served() throws IOException {
        TreeSet<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        TreeSet<String> served = new TreeSet<>();
        try (TerminalServer terminals = TerminalServer.start(
                new TerminalSettings("127.0.0.1", 0, "0123456789abcdef", Duration.ofSeconds(1), 1, Map.of()), 1)) {
            Desk desk =
                    new Desk(terminals, RestSettings.ofToken("0123456789abcdef"), new Sessions(InstantSource.system()));
            RestServer.routes(desk)
                    .forEach(route -> served.add(route.method().name().toLowerCase(Locale.ROOT) + " " + route.path()));
        }

        assertThat(described).isEqualTo(served);
        assertThat(document.path("openapi").asText()).startsWith("3.1.");
    }

    @Test
    @DisplayName("G-REST every reference in the OpenAPI document leads somewhere, every path parameter is described")
    void hangs_together() {
        List<String> lost = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            if (document.at(reference.asText().substring(1)).isMissingNode()) {
                lost.add(reference.asText());
            }
        }
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    for (String part : path.getKey().split("/", -1)) {
                        if (part.startsWith("{")
                                && !operation
                                        .path("parameters")
                                        .findValuesAsText("name")
                                        .contains(part.substring(1, part.length() - 1))) {
                            lost.add(path.getKey() + " " + part);
                        }
                    }
                }));

        assertThat(lost).isEmpty();
    }
}
