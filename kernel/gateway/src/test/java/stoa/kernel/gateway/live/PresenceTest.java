package stoa.kernel.gateway.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;
import stoa.api.channel.PresenceListener;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.MapSettings;
import stoa.kernel.gateway.fixture.Socket;

final class PresenceTest {
    private static final ChannelName DEBATE = ChannelName.of("debate", "d1");
    private static final Member ANN = new Member("usr_ann", "ann");

    @Test
    void tellsOfPeopleNotOfConnections() throws Exception {
        try (var hall = Hall.open()) {
            hall.messaging.append(DEBATE, "turn");
            var listener = new Diary("debate");
            hall.presences.addListener(listener);
            var first = watching(hall);
            var second = watching(hall);
            await().until(() -> listener.news.size() == 1);

            first.close();
            await().until(() -> hall.presences.board().count(DEBATE).connections() == 1);
            assertEquals(List.of(ANN), hall.presences.present(DEBATE));
            second.close();

            await().until(() -> listener.news.size() == 2);
            assertEquals(List.of("+usr_ann", "-usr_ann"), listener.news);
            assertTrue(hall.presences.present(DEBATE).isEmpty());
        }
    }

    @Test
    void doesNotTakeAReloadForADeparture() throws Exception {
        try (var hall = Hall.open("stoa.presence.grace", "PT30S")) {
            hall.messaging.append(DEBATE, "turn");
            var listener = new Diary("debate");
            hall.presences.addListener(listener);
            watching(hall).close();
            await().until(() -> hall.presences.board().count(DEBATE).connections() == 0);

            try (var again = watching(hall)) {
                await().until(() -> hall.presences.board().count(DEBATE).connections() == 1);
                assertEquals(List.of("+usr_ann"), listener.news);
            }
        }
    }

    @Test
    void tellsAListenerOfItsKindsOnlyAndGoesOnWhenOneFails() {
        var presences = new Presences(new MapSettings(Map.of("stoa.presence.grace", "PT0.01S")));
        var diary = new Diary("debate");
        presences.addListener(new Broken());
        presences.addListener(diary);

        presences.board().enter(ChannelName.of("live", "d1"), ANN);
        presences.board().enter(DEBATE, ANN);
        presences.board().leave(DEBATE, ANN);

        await().until(() -> diary.news.size() == 2);
        assertEquals(List.of("+usr_ann", "-usr_ann"), diary.news);
        presences.stop();
    }

    @Test
    void doesNotLetOneListenerHoldUpAnother() {
        var presences = new Presences(new MapSettings(Map.of()));
        var diary = new Diary("debate");
        presences.addListener(new Stuck());
        presences.addListener(diary);

        presences.board().enter(DEBATE, ANN);

        await().atMost(Duration.ofSeconds(5)).until(() -> diary.news.size() == 1);
        presences.stop();
    }

    @Test
    void cancelsOutWhoCameAndLeftBetweenTwoLooks() {
        var presences = new Presences(new MapSettings(Map.of("stoa.presence.grace", "PT0S")));

        presences.board().enter(DEBATE, ANN);
        presences.board().leave(DEBATE, ANN);

        await().until(() -> presences.present(DEBATE).isEmpty());
        assertEquals(Map.of(), presences.takeChanges().getOrDefault(DEBATE, Map.of()));
        presences.stop();
    }

    private static Socket watching(Hall hall) {
        var socket = Socket.connect(hall, "ann");
        socket.subscribe("debate:d1");
        return socket;
    }

    private static final class Diary implements PresenceListener {
        private final List<String> news = new CopyOnWriteArrayList<>();
        private final String kind;

        private Diary(String kind) {
            this.kind = kind;
        }

        @Override
        public Set<String> kinds() {
            return Set.of(kind);
        }

        @Override
        public void joined(ChannelName channel, Member member) {
            news.add("+" + member.userId());
        }

        @Override
        public void left(ChannelName channel, Member member) {
            news.add("-" + member.userId());
        }
    }

    private static final class Broken implements PresenceListener {
        @Override
        public Set<String> kinds() {
            throw new IllegalStateException("broken");
        }

        @Override
        public void joined(ChannelName channel, Member member) {}

        @Override
        public void left(ChannelName channel, Member member) {}
    }

    private static final class Stuck implements PresenceListener {
        @Override
        public Set<String> kinds() {
            return Set.of("debate");
        }

        @Override
        public void joined(ChannelName channel, Member member) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void left(ChannelName channel, Member member) {}
    }
}
