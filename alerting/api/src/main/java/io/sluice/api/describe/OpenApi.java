package io.sluice.api.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.api.route.Access;
import io.sluice.api.route.Parameter;
import io.sluice.api.route.Route;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.Quote;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The OpenAPI 3.1 document, made from the routes, the topics' schemas, and the few shapes that are the API's own. */
public final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "List of ";
    private static final Set<String> NOT_JSON = Set.of("Html", "Metrics", "OpenApi");
    private static final List<Schema> RECORDS = List.of(
            Candle.getClassSchema(),
            Quote.getClassSchema(),
            Signal.getClassSchema(),
            SuppressedSignal.getClassSchema(),
            RiskDecision.getClassSchema(),
            OrderCommand.getClassSchema(),
            OrderEvent.getClassSchema(),
            Fill.getClassSchema(),
            Position.getClassSchema(),
            AccountSnapshot.getClassSchema(),
            OperatorCommand.getClassSchema(),
            Alert.getClassSchema(),
            AlertDelivery.getClassSchema(),
            Drift.getClassSchema(),
            AuditEntry.getClassSchema());

    private OpenApi() {}

    /** The document as JSON. */
    public static String document(List<Route> routes, String version) {
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Sluice")
                .put("version", version)
                .put(
                        "description",
                        "What programs and pages may ask of Sluice and order. Records are as on their topics: decimals are"
                                + " text, instants ISO-8601 in UTC.");
        ObjectNode paths = document.putObject("paths");
        routes.forEach(route -> paths.withObjectProperty(route.path())
                .set(route.method().toString().toLowerCase(Locale.ROOT), operation(route)));
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas(routes));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that does not print", impossible);
        }
    }

    private static ObjectNode schemas(List<Route> routes) {
        ObjectNode schemas = JSON.createObjectNode();
        RecordSchemas records = new RecordSchemas(schemas);
        RECORDS.forEach(records::of);
        try (InputStream own = OpenApi.class.getResourceAsStream("shapes.json")) {
            schemas.setAll((ObjectNode) JSON.readTree(Objects.requireNonNull(own, "shapes.json is part of this jar")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        routes.stream()
                .map(Route::answer)
                .filter(answer -> answer.startsWith(LIST))
                .forEach(answer -> {
                    String item = answer.substring(LIST.length());
                    ObjectNode list = schemas.putObject(item + "List").put("type", "object");
                    list.putArray("required").add("items").add("next");
                    ObjectNode properties = list.putObject("properties");
                    properties.putObject("items").put("type", "array").set("items", RecordSchemas.reference(item));
                    properties
                            .putObject("next")
                            .put("description", "Cursor of the page behind this one; null on the last.")
                            .putArray("type")
                            .add("string")
                            .add("null");
                });
        return schemas;
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = JSON.createObjectNode().put("summary", route.summary());
        operation.put("x-access", route.access().name().toLowerCase(Locale.ROOT));
        ArrayNode parameters = operation.putArray("parameters");
        route.pathParameters().forEach(name -> parameters.add(pathParameter(name)));
        route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        route.body()
                .ifPresent(body -> operation
                        .putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("application/json")
                        .set("schema", RecordSchemas.reference(body)));
        ObjectNode responses = operation.putObject("responses");
        responses.set(Integer.toString(route.status()), success(route));
        faults(route).forEach(status -> responses.set(Integer.toString(status), problem()));
        ArrayNode security = operation.putArray("security");
        if (route.access().role().isPresent()) {
            security.addObject().putArray("token");
        }
        return operation;
    }

    private static Stream<Integer> faults(Route route) {
        Stream<Integer> always = Stream.of(400);
        Stream<Integer> guarded = route.access() == Access.PUBLIC ? Stream.of() : Stream.of(401, 403, 429);
        Stream<Integer> missing = route.pathParameters().isEmpty() ? Stream.of() : Stream.of(404);
        Stream<Integer> ordered = route.body().isPresent() ? Stream.of(413, 415, 422, 503) : Stream.of();
        Stream<Integer> past =
                route.parameters().stream().anyMatch(each -> each.name().equals("at")) ? Stream.of(503) : Stream.of();
        return Stream.of(always, guarded, missing, ordered, past)
                .flatMap(each -> each)
                .distinct();
    }

    private static ObjectNode success(Route route) {
        ObjectNode response = JSON.createObjectNode().put("description", "What was asked for.");
        String answer = route.answer();
        if (!NOT_JSON.contains(answer)) {
            String name = answer.startsWith(LIST) ? answer.substring(LIST.length()) + "List" : answer;
            String type = answer.equals("Frame") ? "text/event-stream" : "application/json";
            response.putObject("content").putObject(type).set("schema", RecordSchemas.reference(name));
        }
        return response;
    }

    private static ObjectNode problem() {
        ObjectNode response = JSON.createObjectNode().put("description", "Refused, with the reason (RFC 9457).");
        response.putObject("content")
                .putObject("application/problem+json")
                .set("schema", RecordSchemas.reference("Problem"));
        return response;
    }

    private static ObjectNode pathParameter(String name) {
        ObjectNode parameter =
                JSON.createObjectNode().put("name", name).put("in", "path").put("required", true);
        parameter.set("schema", RecordSchemas.type("string"));
        return parameter;
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode node = JSON.createObjectNode()
                .put("name", parameter.name())
                .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
                .put("required", parameter.required())
                .put("description", parameter.doc());
        node.set("schema", schema(parameter));
        return node;
    }

    private static ObjectNode schema(Parameter parameter) {
        return switch (parameter.kind()) {
            case TEXT -> RecordSchemas.type("string");
            case INSTANT -> RecordSchemas.type("string").put("format", "date-time");
            case WHOLE_NUMBER -> RecordSchemas.type("integer").put("minimum", 1).put("maximum", 1_000);
            case FLAG -> RecordSchemas.type("boolean");
            case CHOICE -> {
                ObjectNode choice = RecordSchemas.type("string");
                ArrayNode values = choice.putArray("enum");
                parameter.choices().forEach(values::add);
                yield choice;
            }
        };
    }
}
