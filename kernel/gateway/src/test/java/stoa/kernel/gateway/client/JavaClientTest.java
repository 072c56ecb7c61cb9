package stoa.kernel.gateway.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.centrifugal.centrifuge.Client;
import io.github.centrifugal.centrifuge.DisconnectedEvent;
import io.github.centrifugal.centrifuge.EventListener;
import io.github.centrifugal.centrifuge.HistoryOptions;
import io.github.centrifugal.centrifuge.Options;
import io.github.centrifugal.centrifuge.PublicationEvent;
import io.github.centrifugal.centrifuge.ReplyError;
import io.github.centrifugal.centrifuge.ResultCallback;
import io.github.centrifugal.centrifuge.SubscribedEvent;
import io.github.centrifugal.centrifuge.Subscription;
import io.github.centrifugal.centrifuge.SubscriptionEventListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.channel.ChannelName;
import stoa.kernel.gateway.fixture.Cutter;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.People;
import tools.jackson.databind.json.JsonMapper;

/** The unmodified official client for Java, which speaks Protobuf only. */
final class JavaClientTest {
    private static final ChannelName DEBATE = ChannelName.of("debate", "d1");
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"core", "jakarta"})
    void getsEveryEventOnceInOrderThroughCuts(String wire) throws Exception {
        try (var hall = Hall.open("stoa.live.wire", wire);
                var cutter = new Cutter(hall);
                var reader = new Reader(cutter.live(), "ann")) {
            reader.awaitSubscribed();
            for (var batch = 1; batch <= 15; batch++) {
                IntStream.range(0, 20).forEach(i -> hall.messaging.append(DEBATE, "turn"));
                cutter.cutOne();
                var reached = batch * 20;
                await().atMost(Duration.ofSeconds(20)).until(() -> reader.offsets.size() >= reached);
            }

            assertEquals(LongRange.of(1, 300), reader.offsets);
            assertTrue(reader.recoveries.contains(true));
        }
    }

    @Test
    void doesAllThatTheProfileHas() throws Exception {
        try (var hall = Hall.open();
                var reader = new Reader(hall.live(), "ann")) {
            reader.awaitSubscribed();
            var command = "{\"stream\":\"debate:d1\",\"type\":\"speak\",\"key\":\"k1\",\"data\":{\"text\":\"hello\"}}";

            var first = MAPPER.readTree(reader.rpc("append", command));
            var again = MAPPER.readTree(reader.rpc("append", command));
            var moved = reader.failure("append", command.replace("\"k1\"", "\"k2\",\"expect\":0"));
            var presence = Reader.<io.github.centrifugal.centrifuge.PresenceResult>ask(reader.subscription::presence);
            var stats = Reader.<io.github.centrifugal.centrifuge.PresenceStatsResult>ask(
                    reader.subscription::presenceStats);
            var options = new HistoryOptions.Builder().withLimit(5).build();
            var history = Reader.<io.github.centrifugal.centrifuge.HistoryResult>ask(
                    callback -> reader.subscription.history(options, callback));
            await().until(() -> reader.offsets.size() == 1);

            assertEquals(1, first.path("seq").asInt());
            assertTrue(again.path("dup").asBoolean());
            assertEquals(409, moved.getCode());
            assertTrue(presence.getClients().containsKey("usr_ann"));
            assertEquals(1, stats.getNumUsers().intValue());
            assertEquals(1, history.getPublications().size());
        }
    }

    @Test
    void doesNotComeBackWithATokenThatIsNoGood() throws Exception {
        try (var hall = Hall.open();
                var reader = new Reader(hall.live(), "nobody")) {
            assertEquals(3500, reader.disconnected.get(10, TimeUnit.SECONDS));
        }
    }

    private static final class Reader extends SubscriptionEventListener implements AutoCloseable {
        private final List<Long> offsets = new CopyOnWriteArrayList<>();
        private final List<Boolean> recoveries = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> disconnected = new CompletableFuture<>();
        private final Client client;
        private final Subscription subscription;

        private Reader(URI url, String person) throws Exception {
            var options = new Options();
            options.setToken(People.secret(person));
            options.setMinReconnectDelay(10);
            options.setMaxReconnectDelay(100);
            client = new Client(url.toString(), options, new EventListener() {
                @Override
                public void onDisconnected(Client from, DisconnectedEvent event) {
                    disconnected.complete(event.getCode());
                }
            });
            subscription = client.newSubscription(DEBATE.toString(), this);
            subscription.subscribe();
            client.connect();
        }

        @Override
        public void onPublication(Subscription from, PublicationEvent event) {
            offsets.add(event.getOffset());
        }

        @Override
        public void onSubscribed(Subscription from, SubscribedEvent event) {
            recoveries.add(event.getRecovered());
        }

        private void awaitSubscribed() {
            await().atMost(Duration.ofSeconds(10)).until(() -> !recoveries.isEmpty());
        }

        private byte[] rpc(String method, String json) {
            return Reader.<io.github.centrifugal.centrifuge.RPCResult>ask(
                            callback -> client.rpc(method, json.getBytes(StandardCharsets.UTF_8), callback))
                    .getData();
        }

        private ReplyError failure(String method, String json) {
            try {
                throw new AssertionError(new String(rpc(method, json), StandardCharsets.UTF_8));
            } catch (CompletionException e) {
                return (ReplyError) e.getCause();
            }
        }

        private static <T> T ask(Consumer<ResultCallback<T>> question) {
            var answer = new CompletableFuture<T>();
            question.accept((failure, result) -> {
                if (failure == null) {
                    answer.complete(result);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
            return answer.orTimeout(10, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() throws Exception {
            client.close(1000);
        }
    }

    private static final class LongRange {
        private static List<Long> of(int from, int to) {
            return IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList();
        }
    }
}
