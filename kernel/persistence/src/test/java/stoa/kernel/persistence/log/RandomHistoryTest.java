package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.events;
import static stoa.kernel.persistence.log.Appends.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;

/** Random appends, conflicts, trims and reopenings against lists in memory. */
final class RandomHistoryTest {
    private static final int STEPS = 150;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theLogIsWhatTheModelSays(Engine engine) {
        var seed = Long.getLong("stoa.seed", new Random().nextLong());
        try (var bed = Bed.open(engine)) {
            var history = new History(bed, new Random(seed));
            for (var step = 0; step < STEPS; step++) {
                history.step();
            }
            history.compare();
        } catch (AssertionError | RuntimeException problem) {
            throw new AssertionError("Repeat with -Dstoa.seed=" + seed, problem);
        }
    }

    /** The log and its model. */
    private static final class History {
        private final Bed bed;
        private final Random random;
        private final Map<StreamId, List<String>> model = new HashMap<>();
        private final Map<StreamId, Long> first = new HashMap<>();
        private final List<String> followed = new ArrayList<>();
        private final List<String> appended = new ArrayList<>();
        private Map<Integer, Long> reached = new HashMap<>();

        History(Bed bed, Random random) {
            this.bed = bed;
            this.random = random;
            for (var partition = 0; partition < EventLog.PARTITIONS; partition++) {
                reached.put(partition, 0L);
            }
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0 -> follow();
                case 1 -> conflict();
                case 2 -> snap();
                case 3 -> reopenSometimes();
                default -> append();
            }
        }

        private void append() {
            var group = new ArrayList<Append>();
            var share = -1;
            for (var i = 0; i <= random.nextInt(6); i++) {
                var stream = stream();
                var own = EventLog.partitionOf(stream) % bed.log().committers();
                if (share < 0 || share == own) {
                    share = own;
                    group.add(entry(stream));
                }
            }
            bed.log().append(group);
        }

        private Append entry(StreamId stream) {
            var list = model.computeIfAbsent(stream, key -> new ArrayList<>());
            var before = list.size();
            var texts = new String[random.nextInt(4)];
            for (var i = 0; i < texts.length; i++) {
                texts[i] = "e" + random.nextInt(1_000);
                list.add(texts[i]);
                appended.add(stream + "/" + list.size());
            }
            return events(stream, before, texts);
        }

        private void conflict() {
            var stream = stream();
            var wrong = model.getOrDefault(stream, List.of()).size() + 1 + random.nextInt(3);
            assertThrows(LogConflict.class, () -> bed.log().append(List.of(events(stream, wrong, "x"))));
        }

        /** Trims only what was followed, as the platform does. */
        private void snap() {
            follow();
            var stream = stream();
            var last = model.getOrDefault(stream, List.of()).size();
            if (last > 0) {
                var from = 1L + random.nextInt(last + 1);
                bed.log().saveSnapshot(stream, snapshot(last, "s" + last), from);
                first.merge(stream, from, Math::max);
            }
        }

        private void reopenSometimes() {
            if (random.nextInt(3) == 0) {
                bed.reopen();
            }
        }

        private void follow() {
            var batch = bed.log().follow(reached, Set.of("room"), 1 + random.nextInt(20));
            while (!batch.events().isEmpty()) {
                batch.events().forEach(event -> followed.add(event.id()));
                reached = new HashMap<>(batch.reached());
                batch = bed.log().follow(reached, Set.of("room"), 50);
            }
        }

        void compare() {
            follow();
            model.forEach((stream, texts) -> {
                var from = first.getOrDefault(stream, 1L);
                var read = bed.log().read(stream, 0, 10_000, Long.MAX_VALUE);
                var kept = texts.subList((int) Math.min(from - 1, texts.size()), texts.size());
                assertEquals(
                        kept,
                        read.stream().map(event -> new String(event.payload())).toList());
                assertEquals(texts.size(), bed.log().head(stream).lastSequence());
            });
            assertEquals(
                    appended.stream().sorted().toList(),
                    followed.stream().sorted().toList());
            assertTrue(bed.log().complaint().isEmpty());
        }

        private StreamId stream() {
            return StreamId.of("room", "r" + random.nextInt(12));
        }
    }
}
