package stoa.bench.swarm;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real debates of guests in a hall: a turn is a durable command, heard as the stream's event. */
final class StoaDialect implements Dialect {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Guests of an earlier run keep their names. */
    private static final String RUN = Long.toString(ProcessHandle.current().pid() % 10_000) + " ";

    /** The last member of a publication, after its data. */
    private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)}}}$");

    private String host = "";

    @Override
    public String name() {
        return "stoa";
    }

    /** A host may have five debates that wait for people. */
    @Override
    public int gate() {
        return 4;
    }

    @Override
    public Match open(URI server, int number, Tally tally) throws Exception {
        var match = new Debate(tally);
        match.seats[0] = seat(server, "Prop " + RUN + number, match, false);
        match.seats[1] = seat(server, "Opp " + RUN + number, match, true);
        match.stream = create(server);
        sit(match, 0, "proposition");
        sit(match, 1, "opposition");
        for (var seat : match.seats) {
            seat.call("subscribe", Map.of("channel", match.stream));
        }
        return match;
    }

    private String create(URI server) throws Exception {
        var answer = post(
                server,
                "debates",
                host(server),
                Map.of(
                        "motion",
                        "This hall would rather be precise than fast",
                        "preset",
                        "15+0",
                        "turns",
                        0,
                        "rated",
                        false,
                        "guests",
                        true,
                        "seat",
                        "none"));
        return JSON.readTree(answer.body()).path("stream").asString();
    }

    /** The cookie of the demo member who opens the debates for the guests. */
    private synchronized String host(URI server) throws Exception {
        if (host.isEmpty()) {
            host = cookieOf(post(server, "session", "", Map.of("name", "ada", "password", "ada-in-the-stoa")));
        }
        return host;
    }

    private static void sit(Debate match, int index, String seat) throws Exception {
        match.seats[index].call(
                "rpc",
                Map.of(
                        "method",
                        "append",
                        "data",
                        Map.of(
                                "stream",
                                match.stream,
                                "type",
                                "join",
                                "key",
                                "join-" + seat,
                                "data",
                                Map.of("seat", seat))));
    }

    private static HttpResponse<String> post(URI server, String path, String cookie, Map<String, ?> body)
            throws Exception {
        var request = HttpRequest.newBuilder(server.resolve("api/v1/" + path))
                .header("Content-Type", "application/json")
                .header("X-Stoa-Request", "1")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie).header("Origin", "http://" + server.getAuthority());
        }
        var answer = Socket.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " was refused: " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static String cookieOf(HttpResponse<String> answer) {
        var cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static Seat seat(URI server, String name, Debate match, boolean second) throws Exception {
        var cookie = cookieOf(post(server, "session/guest", "", Map.of("nickname", name)));
        var seat = new Seat(match, second);
        var address = URI.create(server.toString().replaceFirst("^http", "ws") + "connection/websocket");
        seat.socket = Socket.open(address, cookie, (self, text) -> seat.heard(text));
        seat.call("connect", Map.of("name", "swarm"));
        return seat;
    }

    /** One debater's connection. */
    private static final class Seat {
        private final Debate match;
        private final boolean second;
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private Socket socket;
        private int ids;
        private long offset;

        Seat(Debate match, boolean second) {
            this.match = match;
            this.second = second;
        }

        JsonNode call(String kind, Map<String, ?> body) throws Exception {
            var answer = new CompletableFuture<JsonNode>();
            var id = ++ids;
            waiting.put(id, answer);
            socket.send(JSON.writeValueAsString(Map.of("id", id, kind, body)));
            var reply = answer.get(60, TimeUnit.SECONDS);
            if (reply.has("error")) {
                throw new IllegalStateException(kind + " was refused: " + reply);
            }
            return reply;
        }

        void speak(int turn, String text) {
            socket.send("{\"id\":" + (1000 + turn) + ",\"rpc\":{\"method\":\"append\",\"data\":{\"stream\":\""
                    + match.stream
                    + "\",\"type\":\"speak\",\"key\":\"t" + turn + "\",\"data\":{\"turn\":" + turn + ",\"text\":\""
                    + text
                    + "\"}}}}");
        }

        void heard(String frame) {
            frame.lines().forEach(this::line);
        }

        private void line(String line) {
            if (line.equals("{}")) {
                socket.send("{}");
            } else if (line.startsWith("{\"push\"")) {
                pushed(line);
            } else if (!line.isBlank()) {
                answered(JSON.readTree(line));
            }
        }

        /** Every publication of the debate is one offset after the one before; only a turn itself is a turn heard. */
        private void pushed(String line) {
            var publication = OFFSET.matcher(line);
            if (!publication.find()) {
                return;
            }
            var next = Long.parseLong(publication.group(1));
            if (offset != 0 && next != offset + 1) {
                match.skipped(next, offset, line);
            }
            offset = next;
            if (line.contains("\"data\":{\"type\":\"spoken\"")) {
                match.heard(line, second);
            }
        }

        private void answered(JsonNode reply) {
            var id = reply.path("id").asInt();
            if (id > 1000) {
                if (reply.has("error")) {
                    match.refused(reply.toString());
                } else {
                    match.acknowledged(match.sentAt);
                }
                return;
            }
            var answer = waiting.remove(id);
            if (answer != null) {
                answer.complete(reply);
            }
        }
    }

    private static final class Debate extends Match {
        private final Seat[] seats = new Seat[2];
        private String stream = "";
        private volatile long sentAt;

        Debate(Tally tally) {
            super(tally);
        }

        @Override
        void speak(int turn, String text) {
            sentAt = System.nanoTime();
            seats[(turn - 1) % 2].speak(turn, text);
        }
    }
}
