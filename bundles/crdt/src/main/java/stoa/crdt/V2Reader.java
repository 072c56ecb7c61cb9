package stoa.crdt;

import java.util.ArrayList;
import java.util.List;

/** Reads an update of version 2 and writes it in version 1. */
final class V2Reader {
    /** Runs make a column short; more structs than this for a byte is nothing but an attack. */
    private static final long MOST_PER_BYTE = 64;

    private final ColumnSource keyClocks;
    private final ColumnSource clients;
    private final ColumnSource leftClocks;
    private final ColumnSource rightClocks;
    private final ColumnSource.OfBytes infos;
    private final ColumnSource.OfStrings strings;
    private final ColumnSource.OfBytes parents;
    private final ColumnSource types;
    private final ColumnSource lengths;
    private final ByteSource rest;
    private final List<String> keys = new ArrayList<>();
    private final ByteSink sink;
    private long structsLeft;

    V2Reader(byte[] update) {
        rest = new ByteSource(update);
        sink = new ByteSink(update.length * 2);
        structsLeft = update.length * MOST_PER_BYTE;
        if (rest.varUint() != 0) {
            throw rest.refused("an unknown version");
        }
        keyClocks = ColumnSource.ofDifferences(rest.varBytes());
        clients = ColumnSource.ofNumbers(rest.varBytes());
        leftClocks = ColumnSource.ofDifferences(rest.varBytes());
        rightClocks = ColumnSource.ofDifferences(rest.varBytes());
        infos = new ColumnSource.OfBytes(rest.varBytes());
        strings = new ColumnSource.OfStrings(rest.varBytes());
        parents = new ColumnSource.OfBytes(rest.varBytes());
        types = ColumnSource.ofNumbers(rest.varBytes());
        lengths = ColumnSource.ofNumbers(rest.varBytes());
    }

    byte[] convert() {
        int count = rest.count(2, "clients");
        sink.varUint(count);
        for (int i = 0; i < count; i++) {
            long structs = rest.varUint();
            structsLeft -= structs;
            if (structsLeft < 0) {
                throw rest.refused("'" + structs + "' structs in so few bytes");
            }
            sink.varUint(structs).varUint(clients.read()).varUint(rest.varUint());
            for (long j = 0; j < structs; j++) {
                struct();
            }
        }
        deletions();
        if (!rest.isEmpty()) {
            throw rest.refused("more than an update");
        }
        return sink.toBytes();
    }

    private void struct() {
        int info = infos.read();
        sink.uint8(info);
        int kind = info & 31;
        if (kind == Kind.GC) {
            sink.varUint(lengths.read());
        } else if (kind == Kind.SKIP) {
            sink.varUint(rest.varUint());
        } else {
            place(info);
            content(kind);
        }
    }

    private void place(int info) {
        if ((info & 0x80) != 0) {
            sink.varUint(clients.read()).varUint(leftClocks.read());
        }
        if ((info & 0x40) != 0) {
            sink.varUint(clients.read()).varUint(rightClocks.read());
        }
        if ((info & 0xc0) != 0) {
            return;
        }
        boolean root = parents.read() == 1;
        sink.uint8(root ? 1 : 0);
        if (root) {
            sink.varString(strings.read());
        } else {
            sink.varUint(clients.read()).varUint(leftClocks.read());
        }
        if ((info & 0x20) != 0) {
            sink.varString(strings.read());
        }
    }

    private void content(int kind) {
        switch (kind) {
            case Kind.DELETED -> sink.varUint(lengths.read());
            case Kind.STRING -> sink.varString(strings.read());
            case Kind.BINARY -> sink.varBytes(rest.varBytes());
            case Kind.EMBED -> json();
            case Kind.FORMAT -> {
                sink.varString(key());
                json();
            }
            case Kind.TYPE -> type();
            case Kind.DOC -> {
                sink.varString(strings.read());
                any();
            }
            case Kind.ANY, Kind.JSON -> elements(kind);
            default -> throw rest.refused("an unknown kind of content");
        }
    }

    private void json() {
        sink.varString(Json.print(AnyCodec.read(rest)));
    }

    private void any() {
        int start = rest.position;
        AnyCodec.skip(rest);
        sink.raw(rest.bytes, start, rest.position);
    }

    private void elements(int kind) {
        long count = lengths.read();
        sink.varUint(count);
        for (long i = 0; i < count; i++) {
            if (kind == Kind.ANY) {
                any();
            } else {
                text();
            }
        }
    }

    private void text() {
        if (--structsLeft < 0) {
            throw rest.refused("too many values in so few bytes");
        }
        sink.varString(strings.read());
    }

    private void type() {
        long shape = types.read();
        sink.varUint(shape);
        if (shape == 3 || shape == 5) {
            sink.varString(key());
        }
    }

    private String key() {
        long number = keyClocks.read();
        if (number < keys.size()) {
            return keys.get((int) number);
        }
        String name = strings.read();
        keys.add(name);
        return name;
    }

    private void deletions() {
        int count = rest.count(2, "clients");
        sink.varUint(count);
        for (int i = 0; i < count; i++) {
            sink.varUint(rest.varUint());
            int ranges = rest.count(2, "ranges");
            sink.varUint(ranges);
            long end = 0;
            for (int j = 0; j < ranges; j++) {
                long clock = end + rest.varUint();
                long length = rest.varUint() + 1;
                end = clock + length;
                if (end > Integer.MAX_VALUE) {
                    throw rest.refused("a clock above 2^31 - 1");
                }
                sink.varUint(clock).varUint(length);
            }
        }
    }
}
