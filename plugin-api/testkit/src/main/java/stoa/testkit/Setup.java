package stoa.testkit;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How a platform for tests is made. Immutable. */
record Setup(Map<String, String> settings, Set<String> without, boolean manualClock) {
    static final Setup PLAIN = new Setup(Map.of(), Set.of(), true);

    Setup {
        settings = Map.copyOf(settings);
        without = Set.copyOf(without);
    }

    Setup with(String name, String value) {
        var more = new HashMap<>(settings);
        more.put(name, value);
        return new Setup(more, without, manualClock);
    }

    Setup leavingOut(String plugin) {
        var more = new HashSet<>(without);
        more.add(plugin);
        return new Setup(settings, more, manualClock);
    }

    Setup withSystemClock() {
        return new Setup(settings, without, false);
    }

    InstantSource clock() {
        return manualClock ? ManualClock.create() : InstantSource.system();
    }
}
