package stoa.crdt;

/** Walks the structs that an update has for one client, without making objects of them. */
final class Cursor {
    final long client;
    final byte[] bytes;

    /** Structs that {@link #next()} has yet to read. */
    int left;

    /** The struct in hand: its clock, length, info byte, and where it starts and ends. */
    int clock;

    int length;
    int info;
    int start;
    long originClient;
    int originClock;
    long rightClient;
    int rightClock;

    /** Where the parent is described, if it is. */
    int parentAt;

    /** Where the content begins. */
    int contentAt;

    /** Waits on the stack of a delivery, or has waited in vain. */
    boolean stacked;

    boolean stuck;

    /** The element that the struct in hand waits for. */
    long neededClient;

    int neededClock;

    private final ByteSource source;

    Cursor(long client, int firstClock, int structs, ByteSource source) {
        this.client = client;
        this.bytes = source.bytes;
        this.clock = firstClock;
        this.left = structs;
        this.source = source;
        this.start = source.position;
    }

    /** A second reader of the same structs. */
    Cursor copy() {
        return new Cursor(client, clock, left, new ByteSource(bytes, start, source.end));
    }

    int end() {
        return clock + length;
    }

    int endAt() {
        return source.position;
    }

    int kind() {
        return info & 31;
    }

    boolean isItem() {
        return kind() != Kind.GC && kind() != Kind.SKIP;
    }

    boolean hasOrigin() {
        return (info & 0x80) != 0;
    }

    boolean hasRight() {
        return (info & 0x40) != 0;
    }

    boolean hasKey() {
        return (info & 0x20) != 0;
    }

    boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        clock += length;
        length = 0;
        start = source.position;
        info = source.uint8();
        if (isItem()) {
            readPlace();
            contentAt = source.position;
            length = content();
        } else {
            plain();
        }
        if (length <= 0 || clock > Integer.MAX_VALUE - length) {
            throw source.refused("a struct of length '" + length + "' at clock '" + clock + "'");
        }
        return true;
    }

    private void plain() {
        if (info != Kind.GC && info != Kind.SKIP) {
            throw source.refused("an unknown kind of struct");
        }
        contentAt = source.position;
        length = source.varInt31("the length");
    }

    private void readPlace() {
        if (hasOrigin()) {
            originClient = source.varUint();
            originClock = source.varInt31("a clock");
            needEarlier(originClient, originClock);
        }
        if (hasRight()) {
            rightClient = source.varUint();
            rightClock = source.varInt31("a clock");
            needEarlier(rightClient, rightClock);
        }
        parentAt = source.position;
        if ((info & 0xc0) == 0) {
            skipParent();
        }
    }

    private void skipParent() {
        if (source.varUint() == 1) {
            source.skipString();
        } else {
            needEarlier(source.varUint(), source.varInt31("a clock"));
        }
        if (hasKey()) {
            source.skipString();
        }
    }

    private void needEarlier(long of, int at) {
        if (of == client && at >= clock) {
            throw source.refused("a struct placed by one that its client made later");
        }
    }

    private int content() {
        return switch (kind()) {
            case Kind.DELETED -> source.varInt31("the length");
            case Kind.STRING -> source.skipString();
            case Kind.ANY -> values();
            case Kind.JSON -> texts();
            default -> {
                single();
                yield 1;
            }
        };
    }

    private void single() {
        switch (kind()) {
            case Kind.BINARY -> source.skipBytes();
            case Kind.EMBED -> Json.parse(source.varString());
            case Kind.FORMAT -> {
                source.skipString();
                Json.parse(source.varString());
            }
            case Kind.TYPE -> type();
            case Kind.DOC -> {
                source.skipString();
                AnyCodec.skip(source);
            }
            default -> throw source.refused("an unknown kind of content");
        }
    }

    private void type() {
        long shape = source.varUint();
        if (shape > 6) {
            throw source.refused("an unknown kind of type");
        }
        if (shape == 3 || shape == 5) {
            source.skipString();
        }
    }

    private int values() {
        int count = source.count(1, "values");
        for (int i = 0; i < count; i++) {
            AnyCodec.skip(source);
        }
        return count;
    }

    private int texts() {
        int count = source.count(1, "values");
        for (int i = 0; i < count; i++) {
            String json = source.varString();
            if (!json.equals("undefined")) {
                Json.parse(json);
            }
        }
        return count;
    }

    /** Copies the struct in hand, from its element {@code offset} on. */
    void write(ByteSink sink, int offset) {
        if (offset == 0) {
            sink.raw(bytes, start, endAt());
        } else if (!isItem()) {
            sink.uint8(info).varUint(length - offset);
        } else {
            sink.uint8(info | 0x80).varUint(client).varUint(clock + offset - 1);
            if (hasRight()) {
                sink.varUint(rightClient).varUint(rightClock);
            }
            writeTail(sink, offset);
        }
    }

    private void writeTail(ByteSink sink, int offset) {
        ByteSource content = new ByteSource(bytes, contentAt, endAt());
        switch (kind()) {
            case Kind.DELETED -> sink.varUint(length - offset);
            case Kind.STRING -> {
                TextStore text = new TextStore();
                content.varUint();
                text.append(bytes, content.position, endAt(), offset);
                text.write(0, length - offset, sink);
            }
            default -> {
                content.varUint();
                for (int i = 0; i < offset; i++) {
                    skipElement(content);
                }
                sink.varUint(length - offset).raw(bytes, content.position, endAt());
            }
        }
    }

    /** Goes past one element of content with several. */
    void skipElement(ByteSource content) {
        if (kind() == Kind.ANY) {
            AnyCodec.skip(content);
        } else {
            content.skipBytes();
        }
    }
}
