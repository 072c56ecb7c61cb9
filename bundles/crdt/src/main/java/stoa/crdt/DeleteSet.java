package stoa.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Which elements are deleted: ranges of clocks by client. Not for several threads while it is filled. */
public final class DeleteSet {
    private static final long[] NONE = {};

    private final TreeMap<Long, long[]> ranges = new TreeMap<>(java.util.Comparator.reverseOrder());

    DeleteSet() {}

    /** One stretch of deleted elements. */
    public record Range(int clock, int length) {}

    /**
     * Reads a delete set as it stands in an update of version 1 or in a snapshot.
     *
     * @throws MalformedUpdate when it is none
     */
    public static DeleteSet decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        DeleteSet set = read(source);
        if (!source.isEmpty()) {
            throw source.refused("more than a delete set");
        }
        return set;
    }

    static DeleteSet read(ByteSource source) {
        DeleteSet set = new DeleteSet();
        int clients = source.count(2, "clients");
        for (int i = 0; i < clients; i++) {
            long client = source.varUint();
            int count = source.count(2, "ranges");
            long[] read = new long[count];
            for (int j = 0; j < count; j++) {
                read[j] = range(source);
            }
            set.add(client, read, count);
        }
        return set;
    }

    private static long range(ByteSource source) {
        int clock = source.varInt31("a clock");
        int length = source.varInt31("the length");
        if (length == 0 || clock > Integer.MAX_VALUE - length) {
            throw source.refused("a range of length '" + length + "' at clock '" + clock + "'");
        }
        return Ranges.of(clock, length);
    }

    void add(long client, int clock, int length) {
        add(client, new long[] {Ranges.of(clock, length)}, 1);
    }

    void add(long client, long[] more, int count) {
        if (count == 0) {
            return;
        }
        long[] known = ranges.getOrDefault(client, NONE);
        long[] all = Arrays.copyOf(known, known.length + count);
        System.arraycopy(more, 0, all, known.length, count);
        int left = Ranges.settle(all, all.length);
        ranges.put(client, left == all.length ? all : Arrays.copyOf(all, left));
    }

    /** All that any of them deletes. */
    static DeleteSet union(Collection<DeleteSet> sets) {
        TreeMap<Long, List<long[]>> parts = new TreeMap<>();
        for (DeleteSet set : sets) {
            set.ranges.forEach((client, part) ->
                    parts.computeIfAbsent(client, _ -> new ArrayList<>()).add(part));
        }
        DeleteSet union = new DeleteSet();
        parts.forEach((client, list) -> {
            long[] all = list.stream().flatMapToLong(Arrays::stream).toArray();
            union.add(client, all, all.length);
        });
        return union;
    }

    /** True when nothing is deleted. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Clients with deleted elements, from the highest id to the lowest. */
    public List<Long> clients() {
        return List.copyOf(ranges.keySet());
    }

    /** The deleted stretches of a client, in order, none touching the next. */
    public List<Range> of(long client) {
        return Arrays.stream(packed(client))
                .mapToObj(it -> new Range(Ranges.clock(it), Ranges.length(it)))
                .toList();
    }

    long[] packed(long client) {
        return ranges.getOrDefault(client, NONE);
    }

    /** True when an element is in the set. */
    public boolean contains(long client, int clock) {
        long[] of = packed(client);
        int at = Arrays.binarySearch(of, Ranges.of(clock, Integer.MAX_VALUE));
        int before = at >= 0 ? at : -at - 2;
        return before >= 0 && clock < Ranges.end(of[before]);
    }

    void forEach(java.util.function.BiConsumer<Long, long[]> action) {
        ranges.forEach(action);
    }

    int size() {
        int size = 0;
        for (long[] of : ranges.values()) {
            size += of.length;
        }
        return size;
    }

    /** As it stands in an update of version 1: clients descending, ranges ascending and joined. */
    public byte[] encode() {
        ByteSink sink = new ByteSink();
        write(sink);
        return sink.toBytes();
    }

    void write(ByteSink sink) {
        sink.varUint(ranges.size());
        ranges.forEach((client, of) -> {
            sink.varUint(client).varUint(of.length);
            for (long range : of) {
                sink.varUint(Ranges.clock(range)).varUint(Ranges.length(range));
            }
        });
    }
}
