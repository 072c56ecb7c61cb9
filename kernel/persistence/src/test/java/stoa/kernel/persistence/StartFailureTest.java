package stoa.kernel.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.events;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.stream.StreamId;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.StartProblem;

/** Each bad start is one sentence with the value and the next step, and changes nothing. */
final class StartFailureTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 5_000})
    void aFileThatIsNoStoreIsNamedAndLeftAlone(int kept) throws IOException {
        var file = used();
        var bytes = Files.readAllBytes(file);
        var garbage = new byte[bytes.length];
        new Random(1).nextBytes(garbage);
        System.arraycopy(bytes, 0, garbage, 0, kept);
        Files.write(file, garbage);

        var sentence = failure(DatabaseSettings.file(folder));

        assertTrue(sentence.contains("The store '" + file + "' is damaged"), sentence);
        assertTrue(sentence.contains("stoa.restore="), sentence);
        assertArrayEquals(garbage, Files.readAllBytes(file));
        assertEquals(List.of("stoa.mv.db"), names(file.getParent()));
    }

    @Test
    void aStoreCutToItsFirstBytesIsNamed() throws IOException {
        var file = used();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(6_000);
        }
        var before = Files.readAllBytes(file);

        var sentence = failure(DatabaseSettings.file(folder));

        assertTrue(sentence.contains("is damaged"), sentence);
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aStoreThatAnotherProcessUsesIsNamed() throws IOException {
        var file = used();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertTrue(lock.isValid());

            var sentence = failure(DatabaseSettings.file(folder));

            assertTrue(sentence.contains("'" + file + "' is used by another process"), sentence);
        }
    }

    @Test
    void aFileInPlaceOfTheDataFolderIsNamed() throws IOException {
        var place = Files.writeString(folder.resolve("data"), "mine");

        var sentence = failure(DatabaseSettings.file(place));

        assertTrue(sentence.contains("'" + place + "' cannot be used"), sentence);
        assertEquals("mine", Files.readString(place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://localhost/stoa", "postgres", "jdbc:h2:mem:x"})
    void anAddressOfAnotherKindIsNamed(String url) {
        var sentence = failure(new DatabaseSettings(folder, Optional.of(url), "", "", 10));

        assertTrue(sentence.contains("stoa.db.url='" + url + "'"), sentence);
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        var url = "jdbc:postgresql://127.0.0.1:1/stoa";

        var sentence = failure(DatabaseSettings.postgres(url, "me", "secret"));

        assertTrue(sentence.contains("'" + url + "' as user 'me'"), sentence);
        assertFalse(sentence.contains("secret"), sentence);
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() {
        var url = "jdbc:postgresql://127.0.0.1:" + Bed.server().port() + "/nowhere";

        var sentence = failure(DatabaseSettings.postgres(url, Bed.server().user(), ""));

        assertTrue(sentence.contains("nowhere"), sentence);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLogWhoseLastEventsAreDamagedIsNotServed(Engine engine) {
        try (var bed = Bed.open(engine)) {
            bed.log().append(List.of(events(StreamId.of("debate", "d"), 0, "a", "b")));
            bed.store().database().statements().update("update stoa.event_log set author = 'x' where seq = 2");
            bed.store().close();

            var problem = assertThrows(StartProblem.class, bed::reopen);

            assertTrue(problem.sentence().contains("'debate:d/2'"), problem.sentence());
        }
    }

    private String failure(DatabaseSettings settings) {
        return assertThrows(StartProblem.class, () -> Store.open(settings, new TestClock(), Bed.BRISK))
                .sentence();
    }

    /** A store that was used and closed. */
    private Path used() {
        try (var store = Store.open(DatabaseSettings.file(folder), new TestClock(), Bed.BRISK)) {
            store.log().append(List.of(events(StreamId.of("debate", "d"), 0, "a")));
        }
        return folder.toAbsolutePath().resolve("db").resolve("stoa.mv.db");
    }

    private static List<String> names(Path folder) {
        return Arrays.asList(Optional.ofNullable(folder.toFile().list()).orElseThrow());
    }
}
