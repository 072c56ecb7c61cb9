package stoa.kernel.persistence.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append.ClearTimer;
import stoa.kernel.contract.log.Append.SetTimer;
import stoa.kernel.contract.log.Append.TimerChange;

/** The changes of a group to timers, folded so that each timer is either set once or cleared. */
final class TimerChanges {
    private static final long ANY = 0;

    private final Map<Key, SetTimer> set = new LinkedHashMap<>();
    private final List<Clear> cleared = new ArrayList<>();

    void add(StreamId stream, TimerChange change) {
        var key = new Key(stream.toString(), change.name());
        switch (change) {
            case SetTimer timer -> set(key, timer);
            case ClearTimer timer -> clear(key, timer.setting());
        }
    }

    private void set(Key key, SetTimer timer) {
        cleared.removeIf(clear -> clear.key().equals(key));
        set.put(key, timer);
    }

    private void clear(Key key, long setting) {
        var standing = set.get(key);
        if (standing == null) {
            cleared.add(new Clear(key, setting));
        } else if (setting == ANY || setting == standing.setting()) {
            set.remove(key);
            cleared.add(new Clear(key, ANY));
        }
    }

    Map<Key, SetTimer> set() {
        return set;
    }

    List<Clear> cleared() {
        return cleared;
    }

    /** A timer of a stream. */
    record Key(String stream, String name) {}

    /** To be taken away, if it is the setting named; 0 for any. */
    record Clear(Key key, long setting) {}
}
