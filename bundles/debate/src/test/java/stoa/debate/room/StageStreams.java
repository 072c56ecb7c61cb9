package stoa.debate.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Current;
import stoa.api.stream.Decision;
import stoa.api.stream.Receipt;
import stoa.api.stream.Recorded;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;

/** The streams of a platform on which there is one debate. Thread-safe. */
public final class StageStreams implements Streams {
    private final Rehearsal stage;
    private final Map<String, Long> keys = new HashMap<>();
    private boolean isAway;

    private StageStreams(Rehearsal stage) {
        this.stage = stage;
    }

    /** A debate in which the given number of turns was spoken, of one turn each or more. */
    public static StageStreams spoken(int turns, int turnsEach) {
        return spoken(turns, new Terms(180_000, 10_000, Optional.of(turnsEach), true, false));
    }

    /** A debate whose people chose a judge. */
    public static StageStreams judgedBy(String judge, int turns) {
        var terms = new Terms(180_000, 10_000, Optional.of(turns), true, false);
        return spoken(turns, terms.judgedBy(Optional.of(judge), List.of()));
    }

    private static StageStreams spoken(int turns, Terms terms) {
        var stage = Rehearsal.running(terms);
        for (var turn = 1; turn <= turns; turn++) {
            stage.pass(Duration.ofSeconds(5));
            stage.speak("This is turn number " + turn + " and it has a reason.");
        }
        return new StageStreams(stage);
    }

    /** A debate over these words; the last of them ends it. */
    public static StageStreams saying(String motion, List<String> texts) {
        var terms = new Terms(3_600_000, 10_000, Optional.of((texts.size() + 1) / 2), true, false);
        var stage = Rehearsal.running(motion, terms);
        for (var text : texts) {
            stage.pass(Duration.ofSeconds(5));
            stage.speak(text);
        }
        return new StageStreams(stage);
    }

    /** A debate to which anything may have happened. */
    public static StageStreams random(long seed) {
        return new StageStreams(DebatePropertyTest.played(seed));
    }

    /** While it is away nobody serves debates, as just after a restart. */
    public synchronized void setAway(boolean away) {
        isAway = away;
    }

    /** The debate after the judge's word on it. */
    public synchronized Debate decidedBy(Verdict verdict) {
        stage.send(Caller.system("test"), new DebateCommand.RecordVerdict(verdict));
        return stage.state;
    }

    /** The debate after that side gave up. */
    public synchronized StageStreams resigned(Seat seat) {
        var sitter = stage.state.seats().of(seat).orElseThrow();
        stage.send(Caller.of(sitter.user(), sitter.name(), Set.of(Role.MEMBER)), new DebateCommand.Resign());
        return this;
    }

    /** Everything that happened, in order. */
    public synchronized List<DebateEvent> log() {
        return List.copyOf(stage.log);
    }

    public synchronized Debate debate() {
        return stage.state;
    }

    public synchronized <E extends DebateEvent> List<E> all(Class<E> type) {
        return stage.all(type);
    }

    @Override
    public synchronized <C> Receipt send(StreamId stream, C command, Sending sending) {
        var known = sending.key().map(keys::get);
        if (known.isPresent()) {
            return new Receipt(stream, known.get(), stage.now, true);
        }
        if (stage.send(sending.caller(), (DebateCommand) command)
                instanceof Decision.Rejected<DebateCommand, DebateEvent> no) {
            throw new PlatformException(no.code(), no.message());
        }
        sending.key().ifPresent(key -> keys.put(key, (long) stage.log.size()));
        return new Receipt(stream, stage.log.size(), stage.now, false);
    }

    @Override
    public synchronized <S> Current<S> state(StreamId stream, Class<S> type) {
        if (isAway) {
            throw new PlatformException(Errors.NOT_READY, "Streams of kind 'debate' are not served.");
        }
        return new Current<>(stream, stage.log.size(), type.cast(stage.state));
    }

    @Override
    public Receipt request(StreamId stream, String type, Record command, Sending sending) {
        throw new UnsupportedOperationException("not on this stage");
    }

    @Override
    public <T> Current<T> view(StreamId stream, Class<T> record) {
        throw new UnsupportedOperationException("not on this stage");
    }

    @Override
    public long head(StreamId stream) {
        return stage.log.size();
    }

    @Override
    public List<Recorded> read(StreamId stream, long after, int limit) {
        throw new UnsupportedOperationException("not on this stage");
    }
}
