package stoa.kernel.gateway.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stoa.api.panel.OperationSpec.Method;
import stoa.kernel.contract.json.RecordCodec;
import stoa.kernel.gateway.call.Served;
import stoa.kernel.gateway.json.JsonText;

/** Writes OpenAPI 3.1: the operations of bundles and the routes of the gateway itself. */
final class OpenApi {
    private static final List<Fixed> OWN = List.of(
            new Fixed("get", "/panels", "panels.list", "The panels that the caller may see"),
            new Fixed("get", "/openapi.json", "api.openapi", "This document"),
            new Fixed("get", "/asyncapi.json", "api.asyncapi", "The live connection, described"),
            new Fixed("get", "/streams/{stream}", "streams.state", "The state of a stream"),
            new Fixed("get", "/streams/{stream}/events", "streams.events", "Events of a stream after a sequence"),
            new Fixed("post", "/streams/{stream}/commands", "streams.append", "A command to a stream"));

    private final RecordCodec codec;

    private record Fixed(String method, String path, String id, String summary) {}

    OpenApi(RecordCodec codec) {
        this.codec = codec;
    }

    byte[] write(List<Served<?, ?>> operations) {
        return JsonText.object(text -> text.member("openapi", "3.1.0")
                .object("info", info -> info.member("title", "Stoa").member("version", "1"))
                .array("servers", List.of("/api/v1"), (list, url) -> list.item(server -> server.member("url", url)))
                .object("paths", paths -> paths(paths, operations))
                .object("components", this::components));
    }

    private void paths(JsonText text, List<Served<?, ?>> operations) {
        var byPath = operations.stream()
                .collect(Collectors.groupingBy(served -> served.route().toString(), TreeMap::new, Collectors.toList()));
        OWN.stream()
                .collect(Collectors.groupingBy(Fixed::path, TreeMap::new, Collectors.toList()))
                .forEach((path, list) -> text.object(path, item -> list.forEach(fixed -> own(item, fixed))));
        byPath.forEach((path, list) -> text.object(path, item -> list.forEach(served -> operation(item, served))));
    }

    private static void own(JsonText text, Fixed fixed) {
        text.object(fixed.method(), body -> {
            body.member("operationId", fixed.id()).member("summary", fixed.summary());
            if (fixed.path().contains("{stream}")) {
                parameters(body, List.of(Parameter.text("stream")));
            }
            responses(body, Map.of());
        });
    }

    private void operation(JsonText text, Served<?, ?> served) {
        var spec = served.spec();
        var names = served.route().names();
        var shape = InputShape.of(served.codec().schema(spec.input()));
        var rest = shape.without(names);
        var inQuery = spec.method() == Method.GET || spec.method() == Method.DELETE;
        text.object(spec.method().name().toLowerCase(Locale.ROOT), body -> {
            body.member("operationId", spec.name()).member("summary", spec.summary());
            var parameters = new ArrayList<Parameter>();
            names.forEach(name -> parameters.add(new Parameter(name, "path", true, shape.schema(name))));
            if (inQuery) {
                rest.properties()
                        .forEach((name, schema) -> parameters.add(
                                new Parameter(name, "query", rest.required().contains(name), schema)));
            } else {
                body.object("requestBody", request -> content(request, rest.json()));
            }
            parameters(body, parameters);
            responses(body, Map.of("200", served.codec().schema(spec.output())));
        });
    }

    private record Parameter(String name, String in, boolean required, byte[] schema) {
        static Parameter text(String name) {
            return new Parameter(
                    name, "path", true, InputShape.of(new byte[] {'{', '}'}).schema(name));
        }
    }

    private static void parameters(JsonText text, List<Parameter> parameters) {
        text.array(
                "parameters",
                parameters,
                (list, each) -> list.item(parameter -> parameter
                        .member("name", each.name())
                        .member("in", each.in())
                        .member("required", each.required())
                        .raw("schema", each.schema())));
    }

    private static void responses(JsonText text, Map<String, byte[]> schemas) {
        text.object("responses", responses -> {
            responses.object("200", done -> {
                done.member("description", "Done");
                schemas.values().forEach(schema -> content(done, schema));
            });
            responses.object("default", problem -> problem.member("$ref", "#/components/responses/Problem"));
        });
    }

    private static void content(JsonText text, byte[] schema) {
        text.object("content", content -> content.object("application/json", json -> json.raw("schema", schema)));
    }

    private void components(JsonText text) {
        text.object(
                "responses",
                responses -> responses.object("Problem", problem -> {
                    problem.member("description", "It did not work");
                    content(problem, codec.schema(Problem.class));
                }));
        text.object("securitySchemes", schemes -> {
            schemes.object("token", token -> token.member("type", "http").member("scheme", "bearer"));
            schemes.object(
                    "session",
                    session -> session.member("type", "apiKey")
                            .member("in", "cookie")
                            .member("name", "stoa"));
        });
    }

    /** What is answered when something did not work. */
    record Problem(String code, String message, String next, boolean retryable) {}
}
