package stoa.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Live;
import stoa.acceptance.client.Rest;
import stoa.acceptance.hall.Hall;

/**
 * Who may do what, for every route and command that the documents name. {@code policy.txt} has a row for each and a letter per
 * person: y when the hall listens, n when it refuses the person. What is not in the table fails.
 */
final class PolicyMatrixTest {
    @TempDir
    static Path data;

    private static Hall hall;
    private static Cast cast;

    @BeforeAll
    static void open() {
        hall = Hall.in(data).withoutLimits().start();
        cast = new Cast(hall);
    }

    @AfterAll
    static void close() {
        cast.close();
        hall.close();
    }

    @Test
    void isWhatTheTableSaysForEveryRouteAndCommand() throws IOException {
        var found = new TreeMap<String, String>();
        document("openapi.json")
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> found.put(
                                method.toUpperCase() + " " + path.getKey(),
                                route(method.toUpperCase(), path.getKey()))));
        document("asyncapi.json").path("operations").properties().stream()
                .filter(operation ->
                        operation.getValue().path("x-rpc").asString("").equals("append"))
                .forEach(operation -> found.put("append " + operation.getKey(), command(operation.getKey())));

        assertEquals(expected(), lines(found));
        assertTrue(found.size() > 40, "only " + found.size());
    }

    /** The other door: each operation and each command that the live connection takes, with the letters of its row. */
    @Test
    void isTheSameOverTheLiveConnection() throws IOException {
        var rows = operations();
        var found = new TreeMap<String, String>();
        for (var operation : document("asyncapi.json").path("operations").properties()) {
            var name = operation.getKey();
            var isCommand = operation.getValue().path("x-rpc").asString("").equals("append");
            var row = isCommand ? "append " + name : rows.getOrDefault(name, name + " without a route");
            found.put(row, isCommand ? live(cast, "append", append(name)) : live(name));
        }
        var table = expected()
                .lines()
                .filter(line -> found.containsKey(line.substring(0, line.indexOf(": "))))
                .collect(Collectors.joining("\n"));

        assertEquals(table, lines(found));
        assertTrue(found.size() > 50, "only " + found.size());
    }

    /** What is watched and said over the live connection: each kind of channel that the document names, and the time. */
    @Test
    void isWhatTheTableSaysForEveryKindOfChannel() throws IOException {
        var found = new TreeMap<String, String>();
        document("asyncapi.json").path("channels").propertyNames().forEach(kind -> {
            var channel = Map.<String, Object>of("channel", kind + ":nobody");
            for (var command : List.of("subscribe", "history", "presence", "presence_stats")) {
                found.put(command + " " + kind, asked(command, channel));
            }
            found.put("publish " + kind, asked("publish", Map.of("channel", kind + ":nobody", "data", Map.of())));
            found.put("snapshot " + kind, live(cast, "snapshot", Map.of("stream", kind + ":nobody")));
        });
        found.put("time", live(cast, "time", Map.of()));

        assertEquals(expected("channels.txt"), lines(found));
        assertTrue(found.size() > 30, "only " + found.size());
    }

    @Test
    void letsNobodyActInTheDebateOfOthers() {
        var stream = cast.person("ada")
                .post("debates", Map.of("motion", "This hall would rather be alone", "seat", "proposition"))
                .ok()
                .json()
                .path("stream")
                .asString();
        cast.person("teacher")
                .post("streams/" + stream + "/commands", command("join", Map.of()))
                .ok();

        for (var type : List.of("resign", "offerDraw", "abort")) {
            assertEquals(
                    403,
                    cast.person("grace")
                            .post("streams/" + stream + "/commands", command(type, Map.of()))
                            .status(),
                    type);
        }
        var speech = command("speak", Map.of("text", "I was not asked.", "turn", 1));
        assertEquals(
                403,
                cast.person("grace")
                        .post("streams/" + stream + "/commands", speech)
                        .status());
        assertEquals(
                200,
                cast.person("ada")
                        .post("streams/" + stream + "/commands", speech)
                        .status());
    }

    @Test
    void refusesWhatComesFromAForeignPage() {
        var foreign = cast.person("ada").request("debates").setHeader("Origin", "https://elsewhere.example");
        var unmarked = cast.person("ada").request("debates").setHeader("X-Stoa-Request", "0");

        assertEquals(
                403,
                cast.person("ada")
                        .send(foreign.POST(BodyPublishers.ofString("{}")))
                        .status());
        assertEquals(
                403,
                cast.person("ada")
                        .send(unmarked.POST(BodyPublishers.ofString("{}")))
                        .status());
    }

    private static Map<String, Object> command(String type, Map<String, ?> data) {
        return Map.of("type", type, "key", type + "-1", "data", data);
    }

    private static tools.jackson.databind.JsonNode document(String name) {
        return cast.person("admin").get(name).ok().json();
    }

    private static String route(String method, String template) {
        if (template.equals("/session") && method.equals("DELETE")) {
            return fresh();
        }
        var path = template.substring(1).replace("{stream}", "debate:deb_none").replaceAll("\\{[a-z]+}", "nobody");
        return letters(person -> person.send(person.request(path).method(method, BodyPublishers.ofString("{}"))));
    }

    /** Signing out would change who is who for the other rows. */
    private static String fresh() {
        try (var leaving = new Cast(hall)) {
            return letters(
                    leaving, person -> person.send(person.request("session").DELETE()));
        }
    }

    private static String command(String action) {
        var dot = action.indexOf('.');
        var body = command(action.substring(dot + 1), Map.of());
        return letters(person -> person.post("streams/" + action.substring(0, dot) + ":deb_none/commands", body));
    }

    private static Map<String, String> operations() {
        var rows = new TreeMap<String, String>();
        document("openapi.json")
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> rows.put(
                                method.getValue().path("operationId").asString(),
                                method.getKey().toUpperCase() + " " + path.getKey())));
        return rows;
    }

    private static Map<String, Object> append(String action) {
        var dot = action.indexOf('.');
        var command = new TreeMap<>(command(action.substring(dot + 1), Map.of()));
        command.put("stream", action.substring(0, dot) + ":deb_none");
        return command;
    }

    /** Signing out would change who is who for the other rows. */
    private static String live(String operation) {
        if (!operation.equals("session.end")) {
            return live(cast, operation, Map.of("id", "nobody"));
        }
        try (var leaving = new Cast(hall)) {
            return live(leaving, operation, Map.of());
        }
    }

    private static String live(Cast people, String method, Map<String, Object> data) {
        return people.people().values().stream()
                .map(person -> letter(person, method, data))
                .collect(Collectors.joining(" "));
    }

    private static String letter(Rest person, String method, Map<String, Object> data) {
        return letter(Live.codeOf(hall.live(), person.cookieHeader(), "rpc", Map.of("method", method, "data", data)));
    }

    private static String letter(int code) {
        return code == 101 || code == 103 ? "n" : code == 100 ? "!" : "y";
    }

    private static String asked(String command, Map<String, Object> data) {
        return cast.people().values().stream()
                .map(person -> letter(Live.codeOf(hall.live(), person.cookieHeader(), command, data)))
                .collect(Collectors.joining(" "));
    }

    private static String letters(java.util.function.Function<Rest, Rest.Answer> ask) {
        return letters(cast, ask);
    }

    private static String letters(Cast people, java.util.function.Function<Rest, Rest.Answer> ask) {
        return people.people().values().stream()
                .map(ask)
                .map(answer ->
                        answer.status() == 401 || answer.status() == 403 ? "n" : answer.status() >= 500 ? "!" : "y")
                .collect(Collectors.joining(" "));
    }

    private static String lines(Map<String, String> found) {
        return found.entrySet().stream()
                .map(row -> row.getKey() + ": " + row.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String expected() throws IOException {
        return expected("policy.txt");
    }

    private static String expected(String name) throws IOException {
        try (var table = Objects.requireNonNull(PolicyMatrixTest.class.getResourceAsStream(name))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .collect(Collectors.joining("\n"));
        }
    }
}
