package stoa.crdt;

/** Writes an update in version 2, struct by struct. */
final class V2Writer {
    private final Column keyClocks = Column.ofDifferences();
    private final Column clients = Column.ofNumbers();
    private final Column leftClocks = Column.ofDifferences();
    private final Column rightClocks = Column.ofDifferences();
    private final Column.OfBytes infos = new Column.OfBytes();
    private final Column.OfStrings strings = new Column.OfStrings();
    private final Column.OfBytes parents = new Column.OfBytes();
    private final Column types = Column.ofNumbers();
    private final Column lengths = Column.ofNumbers();
    private final ByteSink rest = new ByteSink();
    private int keys;

    byte[] write(Incoming update) {
        rest.varUint(update.cursors.size());
        for (Cursor cursor : update.cursors) {
            rest.varUint(cursor.left);
            clients.write(cursor.client);
            rest.varUint(cursor.clock);
            while (cursor.next()) {
                struct(cursor);
            }
        }
        deletions(update.deletions);
        return assemble();
    }

    private byte[] assemble() {
        return new ByteSink(rest.size() + 256)
                .varUint(0)
                .varBytes(keyClocks.toBytes())
                .varBytes(clients.toBytes())
                .varBytes(leftClocks.toBytes())
                .varBytes(rightClocks.toBytes())
                .varBytes(infos.toBytes())
                .varBytes(strings.toBytes())
                .varBytes(parents.toBytes())
                .varBytes(types.toBytes())
                .varBytes(lengths.toBytes())
                .raw(rest.toBytes())
                .toBytes();
    }

    private void deletions(DeleteSet set) {
        rest.varUint(set.clients().size());
        set.forEach((client, ranges) -> {
            rest.varUint(client).varUint(ranges.length);
            int end = 0;
            for (long range : ranges) {
                rest.varUint(Ranges.clock(range) - end).varUint(Ranges.length(range) - 1);
                end = Ranges.end(range);
            }
        });
    }

    private void struct(Cursor cursor) {
        infos.write(cursor.info);
        if (cursor.kind() == Kind.GC) {
            lengths.write(cursor.length);
        } else if (cursor.kind() == Kind.SKIP) {
            rest.varUint(cursor.length);
        } else {
            place(cursor);
            content(cursor, new ByteSource(cursor.bytes, cursor.contentAt, cursor.endAt()));
        }
    }

    private void place(Cursor cursor) {
        if (cursor.hasOrigin()) {
            clients.write(cursor.originClient);
            leftClocks.write(cursor.originClock);
        }
        if (cursor.hasRight()) {
            clients.write(cursor.rightClient);
            rightClocks.write(cursor.rightClock);
        }
        if (!cursor.hasOrigin() && !cursor.hasRight()) {
            parent(cursor, new ByteSource(cursor.bytes, cursor.parentAt, cursor.endAt()));
        }
    }

    private void parent(Cursor cursor, ByteSource source) {
        boolean root = source.varUint() == 1;
        parents.write(root ? 1 : 0);
        if (root) {
            strings.write(source.varString());
        } else {
            clients.write(source.varUint());
            leftClocks.write(source.varUint());
        }
        if (cursor.hasKey()) {
            strings.write(source.varString());
        }
    }

    private void content(Cursor cursor, ByteSource source) {
        switch (cursor.kind()) {
            case Kind.DELETED -> lengths.write(cursor.length);
            case Kind.STRING -> strings.write(source.varString());
            case Kind.BINARY -> rest.raw(cursor.bytes, cursor.contentAt, cursor.endAt());
            case Kind.EMBED -> AnyCodec.write(rest, Json.parse(source.varString()));
            case Kind.FORMAT -> {
                key(source.varString());
                AnyCodec.write(rest, Json.parse(source.varString()));
            }
            case Kind.TYPE -> type(source);
            case Kind.DOC -> {
                strings.write(source.varString());
                rest.raw(cursor.bytes, source.position, cursor.endAt());
            }
            default -> elements(cursor, source);
        }
    }

    private void elements(Cursor cursor, ByteSource source) {
        lengths.write(source.varUint());
        if (cursor.kind() == Kind.ANY) {
            rest.raw(cursor.bytes, source.position, cursor.endAt());
            return;
        }
        for (int i = 0; i < cursor.length; i++) {
            strings.write(source.varString());
        }
    }

    private void type(ByteSource source) {
        long shape = source.varUint();
        types.write(shape);
        if (shape == 3 || shape == 5) {
            key(source.varString());
        }
    }

    private void key(String name) {
        keyClocks.write(keys++);
        strings.write(name);
    }
}
