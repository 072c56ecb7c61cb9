package stoa.kernel.gateway.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.channel.ChannelName;
import stoa.kernel.gateway.fixture.Cutter;
import stoa.kernel.gateway.fixture.Hall;

/** The unmodified official client for JavaScript. */
final class JavaScriptClientTest {
    private static final ChannelName DEBATE = ChannelName.of("debate", "d1");

    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "jakarta"})
    void getsEveryEventOnceInOrderThroughCuts(String wire) throws Exception {
        try (var other = Hall.open("stoa.live.wire", wire, "stoa.live.rate.subscribes", "100/100");
                var cutter = new Cutter(other);
                var clients = new NodeClients(cutter.live(), "ann", DEBATE.toString(), 5)) {
            var cuts = 0;
            for (var batch = 1; batch <= 30; batch++) {
                IntStream.range(0, 20).forEach(i -> other.messaging.append(DEBATE, "turn"));
                var reached = batch * 20;
                cuts += cutter.cutOne() ? 1 : 0;
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> IntStream.range(0, 5)
                                .allMatch(number -> clients.offsets(number).size() >= reached));
            }

            var all = IntStream.rangeClosed(1, 600).boxed().toList();
            for (var number = 0; number < 5; number++) {
                assertEquals(all, clients.offsets(number));
            }
            assertTrue(cuts >= 25, "cuts " + cuts);
            assertTrue(
                    clients.said().stream().anyMatch(it -> it.path("recovered").asBoolean()));
        }
    }

    @Test
    void doesAllThatTheProfileHas() throws Exception {
        hall.messaging.append(DEBATE, "turn");
        try (var clients = new NodeClients(hall.live(), "ann", DEBATE.toString(), 1)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !clients.offsets(0).isEmpty());
            var command =
                    "{\"order\":\"rpc\",\"method\":\"append\",\"data\":{\"stream\":\"debate:d1\",\"type\":\"speak\","
                            + "\"key\":\"k1\",\"data\":{\"text\":\"hello\"}}}";

            var first = clients.order(command).path("result").path("data");
            var again = clients.order(command).path("result").path("data");
            var moved = clients.order(command.replace("\"k1\"", "\"k2\",\"expect\":1"))
                    .path("error");
            var closed = clients.order(command.replace("k1", "k3").replace("hello", "closed"))
                    .path("error");
            var presence =
                    clients.order("{\"order\":\"presence\"}").path("result").path("clients");
            var stats = clients.order("{\"order\":\"stats\"}").path("result");
            var history = clients.order("{\"order\":\"history\",\"limit\":10}").path("result");
            var published = clients.order("{\"order\":\"publish\",\"channel\":\"live:d1\",\"data\":{\"typing\":true}}");
            var denied = clients.order("{\"order\":\"publish\",\"channel\":\"debate:d1\",\"data\":{}}")
                    .path("error");

            assertEquals(2, first.path("seq").asInt());
            assertTrue(again.path("dup").asBoolean());
            assertEquals(409, moved.path("code").asInt());
            assertEquals(
                    "DEBATE_CLOSED: The debate has ended. Start another.",
                    closed.path("message").asString());
            assertEquals(422, closed.path("code").asInt());
            assertTrue(presence.has("usr_ann"));
            assertEquals(1, stats.path("numUsers").asInt());
            assertEquals(2, history.path("publications").size());
            assertTrue(published.has("result"));
            assertEquals(103, denied.path("code").asInt());
        }
    }

    @Test
    void doesNotComeBackWithATokenThatIsNoGood() throws Exception {
        try (var clients = new NodeClients(hall.live(), "nobody", DEBATE.toString(), 1)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> clients.said().stream().anyMatch(it -> it.has("disconnected")));

            assertEquals(3500, clients.said().getFirst().path("disconnected").asInt());
        }
    }

    @Test
    void staysAwayWhenItsPersonMayNotComeAnyMore() throws Exception {
        hall.messaging.append(DEBATE, "turn");
        try (var clients = new NodeClients(hall.live(), "ann", DEBATE.toString(), 1)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !clients.offsets(0).isEmpty());
            hall.hub.closeUser("usr_ann", "deactivated");

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> clients.said().stream().anyMatch(it -> it.has("disconnected")));
        }
    }
}
