package stoa.crdt;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much of every client somebody has: the next clock expected of it, 0 where the client is not named. Immutable. */
public final class StateVector {
    private final TreeMap<Long, Integer> clocks = new TreeMap<>(Comparator.reverseOrder());

    private StateVector(Map<Long, Integer> clocks) {
        clocks.forEach((client, clock) -> {
            if (clock > 0) {
                this.clocks.put(client, clock);
            }
        });
    }

    /** Of somebody who has nothing. */
    public static StateVector empty() {
        return new StateVector(Map.of());
    }

    /** Of clocks by client id. */
    public static StateVector of(Map<Long, Integer> clocks) {
        return new StateVector(clocks);
    }

    /**
     * Reads a state vector.
     *
     * @throws MalformedUpdate when it is none
     */
    public static StateVector decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        StateVector vector = read(source);
        if (!source.isEmpty()) {
            throw source.refused("more than a state vector");
        }
        return vector;
    }

    static StateVector read(ByteSource source) {
        int count = source.count(2, "clients");
        Map<Long, Integer> clocks = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            clocks.put(source.varUint(), source.varInt31("a clock"));
        }
        return new StateVector(clocks);
    }

    /** The next clock expected of a client. */
    public int clock(long client) {
        return clocks.getOrDefault(client, 0);
    }

    /** Clocks by client id, from the highest id to the lowest. */
    public SortedMap<Long, Integer> clocks() {
        return java.util.Collections.unmodifiableSortedMap(clocks);
    }

    /** As on the wire, clients descending. */
    public byte[] encode() {
        ByteSink sink = new ByteSink();
        write(sink);
        return sink.toBytes();
    }

    void write(ByteSink sink) {
        sink.varUint(clocks.size());
        clocks.forEach((client, clock) -> sink.varUint(client).varUint(clock));
    }

    @Override
    public boolean equals(java.lang.@org.jspecify.annotations.Nullable Object other) {
        return other instanceof StateVector vector && vector.clocks.equals(clocks);
    }

    @Override
    public int hashCode() {
        return clocks.hashCode();
    }

    @Override
    public String toString() {
        return clocks.toString();
    }
}
