package stoa.kernel.persistence.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who want to know of appends. */
public final class AppendWatches implements AppendWatch {
    private final List<AppendWatch> watches = new CopyOnWriteArrayList<>();

    public void add(AppendWatch watch) {
        watches.add(watch);
    }

    public void remove(AppendWatch watch) {
        watches.remove(watch);
    }

    @Override
    public void committed(int entries, Duration took) {
        for (var watch : watches) {
            watch.committed(entries, took);
        }
    }
}
