package stoa.crdt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shared types of a document: each a list of rows and a map from keys to rows. */
final class Types {
    /** What is known of a type besides its rows; roots have a name, nested types a payload as on the wire. */
    private record Naming(@Nullable String root, byte[] payload) {}

    private static final int START = 0;
    private static final int LENGTH = 1;
    private static final int ITEM = 2;
    private static final int FIRST_ENTRY = 3;
    private static final int WIDTH = 4;

    private final Map<String, Integer> roots = new LinkedHashMap<>();
    private final List<Naming> namings = new ArrayList<>();
    private int[] fields = new int[4 * WIDTH];

    private final Map<String, Integer> keyNumbers = new HashMap<>();
    private final List<String> keys = new ArrayList<>();

    /** An entry of a map: its row, its key and the next entry of the same type. */
    private final Map<Long, Integer> entries = new HashMap<>();

    private int[] entryFields = new int[12];
    private int entryCount;

    int root(String name) {
        Integer known = roots.get(name);
        if (known != null) {
            return known;
        }
        int type = add(Rows.NONE, new Naming(name, new byte[0]));
        roots.put(name, type);
        return type;
    }

    @Nullable
    Integer knownRoot(String name) {
        return roots.get(name);
    }

    List<String> rootNames() {
        return List.copyOf(roots.keySet());
    }

    /** A type that is the content of an item. */
    int nested(int item, byte[] payload) {
        return add(item, new Naming(null, payload));
    }

    private int add(int item, Naming naming) {
        int type = namings.size();
        namings.add(naming);
        if ((type + 1) * WIDTH > fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        fields[type * WIDTH + START] = Rows.NONE;
        fields[type * WIDTH + LENGTH] = 0;
        fields[type * WIDTH + ITEM] = item;
        fields[type * WIDTH + FIRST_ENTRY] = Rows.NONE;
        return type;
    }

    @Nullable
    String rootName(int type) {
        return namings.get(type).root();
    }

    byte[] payload(int type) {
        return namings.get(type).payload();
    }

    /** The name of an XML element. */
    String elementName(int type) {
        byte[] payload = payload(type);
        ByteSource source = new ByteSource(payload);
        int kind = (int) source.varUint();
        return kind == 3 || kind == 5 ? source.varString() : "";
    }

    /** 0 Array, 1 Map, 2 Text, 3 XmlElement, 4 XmlFragment, 5 XmlHook, 6 XmlText. */
    int shape(int type) {
        return payload(type).length == 0 ? Rows.NONE : payload(type)[0];
    }

    int start(int type) {
        return fields[type * WIDTH + START];
    }

    void start(int type, int row) {
        fields[type * WIDTH + START] = row;
    }

    int length(int type) {
        return fields[type * WIDTH + LENGTH];
    }

    void lengthen(int type, int by) {
        fields[type * WIDTH + LENGTH] += by;
    }

    /** The row whose content the type is, none for a root. */
    int item(int type) {
        return fields[type * WIDTH + ITEM];
    }

    int key(String name) {
        Integer known = keyNumbers.get(name);
        if (known != null) {
            return known;
        }
        keyNumbers.put(name, keys.size());
        keys.add(name);
        return keys.size() - 1;
    }

    @Nullable
    Integer knownKey(String name) {
        return keyNumbers.get(name);
    }

    String keyName(int key) {
        return keys.get(key);
    }

    byte[] keyBytes(int key) {
        return keys.get(key).getBytes(StandardCharsets.UTF_8);
    }

    /** The last row of a key's chain. */
    int entry(int type, int key) {
        Integer entry = entries.get((long) type << 32 | key);
        return entry == null ? Rows.NONE : entryFields[entry * 3];
    }

    void entry(int type, int key, int row) {
        Integer known = entries.get((long) type << 32 | key);
        if (known != null) {
            entryFields[known * 3] = row;
            return;
        }
        if (entryCount * 3 == entryFields.length) {
            entryFields = Arrays.copyOf(entryFields, entryFields.length * 2);
        }
        entryFields[entryCount * 3] = row;
        entryFields[entryCount * 3 + 1] = key;
        entryFields[entryCount * 3 + 2] = fields[type * WIDTH + FIRST_ENTRY];
        fields[type * WIDTH + FIRST_ENTRY] = entryCount;
        entries.put((long) type << 32 | key, entryCount++);
    }

    /** The first entry to look at, or {@link Rows#NONE}; the order is the reverse of the first writing. */
    int firstEntry(int type) {
        return fields[type * WIDTH + FIRST_ENTRY];
    }

    int nextEntry(int entry) {
        return entryFields[entry * 3 + 2];
    }

    int entryRow(int entry) {
        return entryFields[entry * 3];
    }

    int entryKey(int entry) {
        return entryFields[entry * 3 + 1];
    }

    /** Empties a type that is gone for good. */
    void clear(int type) {
        for (int entry = firstEntry(type); entry != Rows.NONE; entry = nextEntry(entry)) {
            entries.remove((long) type << 32 | entryKey(entry));
        }
        fields[type * WIDTH + FIRST_ENTRY] = Rows.NONE;
        fields[type * WIDTH + START] = Rows.NONE;
    }
}
