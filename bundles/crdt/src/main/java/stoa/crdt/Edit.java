package stoa.crdt;

/** Makes an update out of changes made here; it is applied like one from elsewhere. */
final class Edit {
    private final Document document;
    private final Store store;
    private final long client;
    private final ByteSink structs = new ByteSink();
    private final DeleteSet deletions = new DeleteSet();
    private final int from;
    private int clock;
    private int count;

    Edit(Document document) {
        this.document = document;
        this.store = document.store();
        this.client = document.author();
        this.from = store.peers.state(client);
        this.clock = from;
    }

    /**
     * Between which elements something goes.
     *
     * @param left client of the element on the left, -1 for none
     * @param leftClock its clock
     * @param right client of the element on the right, -1 for none
     * @param rightClock its clock
     */
    record Gap(long left, int leftClock, long right, int rightClock) {
        /** The gap behind the newest element of an author. */
        Gap after(long client, int clock) {
            return new Gap(client, clock, right, rightClock);
        }
    }

    /** Adds an item to a list and tells the gap behind it. */
    Gap add(int parent, Gap gap, Content content) {
        item(parent, gap, null, content);
        return gap.after(client, clock - 1);
    }

    /** Sets the value of a key. */
    void put(int parent, String key, Content content) {
        Integer known = store.types.knownKey(key);
        int row = known == null ? Rows.NONE : store.types.entry(parent, known);
        Gap gap = row == Rows.NONE ? new Gap(-1, 0, -1, 0) : new Gap(id(row), store.rows.end(row) - 1, -1, 0);
        item(parent, gap, key, content);
    }

    private void item(int parent, Gap gap, @org.jspecify.annotations.Nullable String key, Content content) {
        boolean origin = gap.left() >= 0;
        boolean right = gap.right() >= 0;
        structs.uint8(content.kind() | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key == null ? 0 : 0x20));
        if (origin) {
            structs.varUint(gap.left()).varUint(gap.leftClock());
        }
        if (right) {
            structs.varUint(gap.right()).varUint(gap.rightClock());
        }
        if (!origin && !right) {
            parent(parent);
            if (key != null) {
                structs.varString(key);
            }
        }
        structs.raw(content.bytes());
        clock += content.length();
        count++;
    }

    private void parent(int type) {
        String root = store.types.rootName(type);
        if (root != null) {
            structs.varUint(1).varString(root);
        } else {
            int item = store.types.item(type);
            structs.varUint(0).varUint(id(item)).varUint(store.rows.clock(item));
        }
    }

    long id(int row) {
        return store.peers.at(store.rows.get(row, Rows.PEER)).id;
    }

    void delete(int row, int offset, int length) {
        deletions.add(id(row), store.rows.clock(row) + offset, length);
    }

    /** Applies the changes and hands out the update that tells others. */
    byte[] apply() {
        ByteSink sink = new ByteSink(structs.size() + 32);
        sink.varUint(count > 0 ? 1 : 0);
        if (count > 0) {
            sink.varUint(count).varUint(client).varUint(from).raw(structs.toBytes());
        }
        deletions.write(sink);
        return document.apply(sink.toBytes()).relay();
    }

    /**
     * Content of a new item.
     *
     * @param kind its kind on the wire
     * @param length elements
     * @param bytes as on the wire
     */
    record Content(int kind, int length, byte[] bytes) {
        static Content text(String text) {
            return new Content(
                    Kind.STRING, text.length(), new ByteSink().varString(text).toBytes());
        }

        static Content format(String name, Value value) {
            byte[] bytes =
                    new ByteSink().varString(name).varString(value.toJson()).toBytes();
            return new Content(Kind.FORMAT, 1, bytes);
        }

        static Content embed(Value value) {
            return new Content(
                    Kind.EMBED, 1, new ByteSink().varString(value.toJson()).toBytes());
        }

        static Content type(SharedType.Shape shape) {
            return new Content(
                    Kind.TYPE, 1, new ByteSink().varUint(shape.ordinal()).toBytes());
        }

        static Content values(java.util.List<Value> values) {
            ByteSink sink = new ByteSink().varUint(values.size());
            values.forEach(value -> AnyCodec.write(sink, value));
            return new Content(Kind.ANY, values.size(), sink.toBytes());
        }

        static Content binary(byte[] value) {
            return new Content(Kind.BINARY, 1, new ByteSink().varBytes(value).toBytes());
        }
    }
}
