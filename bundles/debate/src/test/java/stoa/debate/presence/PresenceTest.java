package stoa.debate.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;
import stoa.debate.room.Stage;
import stoa.debate.room.StageStreams;

final class PresenceTest {
    private static final ChannelName ROOM = ChannelName.of("debate", "deb_1");
    private static final ChannelName LIVE = ChannelName.of("live", "deb_1");

    private final StageStreams streams = StageStreams.spoken(1, 4);
    private final SeatPresence presence = new SeatPresence(streams);
    private final LiveChannel channel = new LiveChannel();

    @Test
    void pausesForThePeopleInTheSeats() {
        presence.left(ROOM, new Member("usr_anna", "Anna"));
        assertEquals(Stage.PAUSED, streams.debate().stage());

        presence.joined(ROOM, new Member("usr_anna", "Anna"));

        assertEquals(Stage.RUNNING, streams.debate().stage());
    }

    @Test
    void doesNotCareAboutOnlookers() {
        var before = streams.log().size();
        presence.left(ROOM, new Member("usr_onlooker", "Olga"));

        assertEquals(before, streams.log().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"typing\":true,\"chars\":0}", "{ \"typing\" : false , \"chars\" : 12345 }"})
    void acceptsThatSomebodyIsTyping(String json) {
        assertTrue(channel.accept(LIVE, json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"typing\":1,\"chars\":0}",
                "{\"typing\":true,\"chars\":123456}",
                "{\"typing\":true,\"chars\":-1}",
                "{\"typing\":true,\"chars\":1,\"text\":\"psst\"}",
                "[{\"typing\":true,\"chars\":1}]",
                "{\"typing\":true,                                                                \"chars\":1}"
            })
    void refusesEverythingElse(String json) {
        assertFalse(channel.accept(LIVE, json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void survivesAnyBytes() {
        var random = new Random(3);
        for (var round = 0; round < 1_000; round++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertFalse(channel.accept(LIVE, bytes));
        }
    }
}
