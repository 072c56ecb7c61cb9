package stoa.kernel.lifecycle.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.platform.PluginStatus;

/** All plugins by id, brought in line with what the folders hold. Reading is for any thread, the rest for one. */
final class Slots {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
    private static final Duration REMOVAL = Duration.ofMinutes(1);

    private final Surroundings surroundings;
    private final Path shelves;
    private final Board board;
    private final Map<String, Mailbox> boxes = new ConcurrentHashMap<>();
    private final Map<String, PluginStatus> rejected = new ConcurrentHashMap<>();
    private final Map<String, String> offered = new HashMap<>();

    Slots(Surroundings surroundings, Path shelves, Board board) {
        this.surroundings = surroundings;
        this.shelves = shelves;
        this.board = board;
    }

    Optional<Mailbox> find(String id) {
        return Optional.ofNullable(boxes.get(id));
    }

    Stream<Mailbox> all() {
        return boxes.values().stream();
    }

    /** The mailbox of the plugin whose version at work is this bundle. */
    Optional<Mailbox> boxOf(Bundle bundle) {
        return all().filter(box -> box.slot().bundle().filter(bundle::equals).isPresent())
                .findFirst();
    }

    /** The bundles of the versions at work. */
    List<Bundle> bundles() {
        return all().flatMap(box -> box.slot().bundle().stream()).toList();
    }

    /** The mailbox of the plugin, a new one when there is none yet. */
    Mailbox open(String id) {
        return boxes.computeIfAbsent(id, this::create);
    }

    /** Rejected files included, by id. */
    List<PluginStatus> statuses() {
        return Stream.concat(all().map(box -> box.slot().status()), rejected.values().stream())
                .sorted(Comparator.comparing(PluginStatus::id))
                .toList();
    }

    void reconcile(DropFolders.Content content) {
        content.plugins().forEach(this::offer);
        List.copyOf(boxes.keySet()).stream()
                .filter(id -> offered.containsKey(id) && !content.plugins().containsKey(id))
                .forEach(this::remove);
        content.rejected().forEach(this::reject);
        List.copyOf(rejected.keySet()).stream()
                .filter(file -> !content.rejected().containsKey(file))
                .forEach(this::accept);
    }

    void close() {
        var closing = all().map(box -> Thread.ofVirtual().start(() -> box.close(REMOVAL)))
                .toList();
        for (var thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        boxes.clear();
    }

    private void offer(String id, PluginJar jar) {
        if (jar.hash().equals(offered.put(id, jar.hash()))) {
            return;
        }
        var known = boxes.get(id);
        var box = open(id);
        box.submit(
                known == null ? () -> box.slot().restore(jar) : () -> box.slot().offer(jar));
    }

    private Mailbox create(String id) {
        var shelf = JarShelf.open(shelves.resolve(id));
        return new Mailbox(id, new PluginSlot(id, surroundings, shelf, board::show));
    }

    private void remove(String id) {
        var box = boxes.get(id);
        if (box == null) {
            return;
        }
        try {
            box.submit(box.slot()::remove).get(REMOVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().addKeyValue("plugin", id).setCause(e).log("A plugin could not be removed in good order");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        boxes.remove(id);
        offered.remove(id);
        box.close(Duration.ZERO);
        board.takeDown(id);
    }

    private void reject(String file, String why) {
        var before = rejected.get(file);
        if (before != null && before.detail().equals(why)) {
            return;
        }
        var state = new PluginState.Rejected(why, surroundings.now());
        var status = new PluginStatus(file, file, "", state.word(), why, state.since(), "", List.of(), List.of());
        rejected.put(file, status);
        board.show(status);
        LOG.atWarn().addKeyValue("file", file).addKeyValue("why", why).log("A jar in the plugin folders was rejected");
    }

    private void accept(String file) {
        rejected.remove(file);
        board.takeDown(file);
    }
}
