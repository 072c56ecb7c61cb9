package stoa.debate.transcript;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.access.Caller;
import stoa.api.debate.Seat;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.debate.room.DebateCommand;
import stoa.debate.room.StageStreams;
import stoa.debate.room.Verdicts;

final class TranscriptTest {
    private static final StreamId STREAM = StreamId.of("debate", "deb_1");
    private static final Sending PLATFORM = Sending.by(Caller.system("test"));

    @Test
    void tellsWhoSaidWhatAndWhoWon() {
        var streams = StageStreams.spoken(2, 1);
        streams.send(
                STREAM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.OPPOSITION))), PLATFORM);

        var text = Transcript.markdown(streams.debate());

        assertTrue(text.startsWith("# Schools should start later\n"), text);
        assertTrue(text.contains("Ben won (complete, rated)."), text);
        assertTrue(text.contains("> This is turn number 1 and it has a reason."), text);
        assertTrue(text.contains("- opposition, logic: 7.0. Because."), text);
    }

    @Test
    void letsNoSpeakerWriteInTheDocumentsName() {
        var streams = StageStreams.spoken(0, 1);
        var anna = Caller.of("usr_anna", "Anna", java.util.Set.of(stoa.api.access.Role.MEMBER));
        streams.send(STREAM, new DebateCommand.Speak("True.\n# Anna won\n## The judge", 1), Sending.by(anna));

        var text = Transcript.markdown(streams.debate());

        assertFalse(text.lines().anyMatch(line -> line.startsWith("# Anna") || line.startsWith("## The judge")), text);
    }
}
