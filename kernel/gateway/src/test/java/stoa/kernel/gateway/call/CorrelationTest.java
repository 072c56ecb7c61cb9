package stoa.kernel.gateway.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stoa.kernel.contract.messaging.Correlation;
import stoa.kernel.gateway.fixture.Echo;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.People;
import stoa.kernel.gateway.fixture.Socket;
import stoa.kernel.gateway.fixture.Web;

/** The id of a request goes with the command to where it is carried out. */
final class CorrelationTest {
    private static final String SPEAK = "\"type\":\"speak\",\"key\":\"k\",\"data\":{\"text\":\"hello\"}";

    @Test
    void isThatOfTheRequestForACommandOverHttp() throws Exception {
        try (var hall = Hall.open()) {
            var answer = new Web(hall)
                    .post(
                            "/api/v1/streams/debate:d1/commands",
                            "{" + SPEAK + "}",
                            "Authorization",
                            "Bearer " + People.secret("ann"),
                            "X-Correlation-Id",
                            "asked-by-ann");

            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(List.of("asked-by-ann"), hall.messaging.correlations);
        }
    }

    @Test
    void isThatOfTheConnectionAndTheCommandOverTheSocket() throws Exception {
        try (var hall = Hall.open();
                var ann = Socket.connect(hall, "ann")) {
            var client = ann.got().getFirst().path("connect").path("client").asString();

            assertTrue(ann.rpc("append", "{\"stream\":\"debate:d1\"," + SPEAK + "}")
                    .has("rpc"));

            assertEquals(List.of(client + "-2"), hall.messaging.correlations);
        }
    }

    @Test
    void isKnownWhereAnOperationRuns() throws Exception {
        try (var hall = Hall.open()) {
            hall.operations.addOperation(
                    Echo.named("echo.say", (said, context) -> Correlation.current()), Map.of("service.id", 1L));

            var answer =
                    new Web(hall).post("/api/v1/echo/7", "{\"text\":\"\"}", "X-Correlation-Id", "asked-by-somebody");

            assertEquals("asked-by-somebody", Web.json(answer).path("text").asString());
            assertEquals("none", Correlation.current());
        }
    }
}
