package stoa.kernel.persistence.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.Append.TimerChange;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.NewEvent;
import stoa.kernel.contract.log.StoredSnapshot;

/** Short ways to say what is appended. */
public final class Appends {
    public static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456789Z");

    private Appends() {}

    public static NewEvent event(String text) {
        return new NewEvent("spoken", 1, Codec.JSON, text.getBytes(StandardCharsets.UTF_8), "usr_1");
    }

    public static Append events(StreamId stream, long expected, String... texts) {
        var events = new ArrayList<NewEvent>();
        for (var text : texts) {
            events.add(event(text));
        }
        return new Append(stream, expected, events, Optional.empty(), List.of(), AT);
    }

    public static Append keyed(StreamId stream, long expected, String key, String... texts) {
        var plain = events(stream, expected, texts);
        return new Append(stream, expected, plain.events(), Optional.of(key), List.of(), AT);
    }

    public static Append timed(StreamId stream, long expected, List<TimerChange> timers) {
        return new Append(stream, expected, List.of(event("timed")), Optional.empty(), timers, AT);
    }

    public static StoredSnapshot snapshot(long sequence, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new StoredSnapshot(sequence, "state", 1, Codec.JSON, bytes, Snapshots.sha256(bytes), AT);
    }
}
