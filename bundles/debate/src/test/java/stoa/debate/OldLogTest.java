package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.NewEvent;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;

/**
 * A log that a version wrote which knew no intervals, claims, reviews or overrules, and no judge in the terms. The file stays as
 * it is whatever the events become.
 */
final class OldLogTest {
    private static final StreamId STREAM = StreamId.of("debate", "deb_old");

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create();

    private final Platform platform = PLATFORM.platform();

    @BeforeAll
    static void write() throws IOException {
        var platform = PLATFORM.platform();
        platform.awaitActive("debate");
        var group = new ArrayList<Append>();
        for (var text : lines()) {
            var line = text.split("\t");
            var event = new NewEvent(line[0], 1, Codec.JSON, line[3].getBytes(StandardCharsets.UTF_8), line[2]);
            var at = Instant.parse(line[1]);
            group.add(new Append(STREAM, group.size(), List.of(event), Optional.empty(), List.of(), at));
        }
        platform.service(EventLog.class).append(group);
    }

    @Test
    void isFoldedToTheResultThatCounted() {
        var room = new Room(platform, STREAM).view();

        assertEquals("decided", room.stage());
        assertEquals(
                List.of("degraded", "unjudged", "scored", "scored"),
                room.turns().stream().map(turn -> turn.judging().state()).toList());
        assertEquals("proposition", room.outcome().orElseThrow().winner().orElseThrow());
        assertEquals(0, room.ratings().stream().mapToInt(Room.Rating::delta).sum(), room.ratings()::toString);
        assertEquals(165_000, room.clocks().propositionMs());
    }

    @Test
    void isReadByEverythingThatCameLater() {
        var ballot = platform.get("api/v1/debates/deb_old/ballot");
        assertEquals(200, ballot.statusCode(), ballot::body);
        assertTrue(ballot.body().contains("Anna, for the proposition, wins"), ballot::body);
        for (var view : List.of("flow", "document?format=pdf", "export")) {
            assertEquals(200, platform.get("api/v1/debates/deb_old/" + view).statusCode(), view);
        }
        var revisions = platform.get("api/v1/debates/deb_old/revisions").body();
        assertEquals(5, revisions.split("\"kind\"", -1).length - 1, revisions);
    }

    @Test
    void isCountedOnTheCardOfItsJudge() {
        try (var people = People.of(platform)) {
            platform.await(
                    "the tally", () -> people.get("tess", "judges").body().contains("\"verdicts\":4"));
        }
    }

    private static List<String> lines() throws IOException {
        try (var file = OldLogTest.class.getResourceAsStream("log-before-revisions.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
