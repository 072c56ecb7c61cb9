package stoa.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns shared types into plain values. */
final class Reading {
    private final Store store;
    private final Rows rows;

    Reading(Store store) {
        this.store = store;
        this.rows = store.rows;
    }

    String text(int type) {
        StringBuilder out = new StringBuilder(store.types.length(type));
        for (int row = store.types.start(type); row != Rows.NONE; row = rows.right(row)) {
            if (rows.kind(row) == Kind.STRING && !rows.deleted(row)) {
                peer(row).texts().read(rows.get(row, Rows.CONTENT), rows.length(row), out);
            }
        }
        return out.toString();
    }

    String text(int type, Snapshot at) {
        StringBuilder out = new StringBuilder();
        for (int row = store.types.start(type); row != Rows.NONE; row = rows.right(row)) {
            for (int i = 0; rows.kind(row) == Kind.STRING && i < rows.length(row); i++) {
                if (at.shows(peer(row).id, rows.clock(row) + i)) {
                    out.append(peer(row).texts().at(rows.get(row, Rows.CONTENT) + i));
                }
            }
        }
        return out.toString();
    }

    List<SharedText.Stretch> stretches(int type) {
        List<SharedText.Stretch> stretches = new ArrayList<>();
        for (int row = store.types.start(type); row != Rows.NONE; row = rows.right(row)) {
            if (rows.kind(row) == Kind.STRING && !rows.deleted(row)) {
                StringBuilder text = new StringBuilder();
                peer(row).texts().read(rows.get(row, Rows.CONTENT), rows.length(row), text);
                stretches.add(new SharedText.Stretch(peer(row).id, rows.clock(row), text.toString()));
            }
        }
        return stretches;
    }

    private Peer peer(int row) {
        return store.peers.at(rows.get(row, Rows.PEER));
    }

    /** The text between changes of format; what is no text is a run of its own. */
    List<SharedText.Run> runs(int type) {
        List<SharedText.Run> runs = new ArrayList<>();
        Map<String, Value> attributes = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        for (int row = store.types.start(type); row != Rows.NONE; row = rows.right(row)) {
            if (rows.deleted(row)) {
                continue;
            }
            if (rows.kind(row) == Kind.STRING) {
                peer(row).texts().read(rows.get(row, Rows.CONTENT), rows.length(row), text);
                continue;
            }
            endRun(runs, text, attributes);
            if (rows.kind(row) == Kind.FORMAT) {
                attribute(row, attributes);
            } else {
                elements(row, 0).forEach(it -> runs.add(new SharedText.Run(it, attributes)));
            }
        }
        endRun(runs, text, attributes);
        return runs;
    }

    private static void endRun(List<SharedText.Run> runs, StringBuilder text, Map<String, Value> attributes) {
        if (text.isEmpty()) {
            return;
        }
        runs.add(new SharedText.Run(Value.of(text.toString()), attributes));
        text.setLength(0);
    }

    /** Applies a change of format to the attributes in effect. */
    void attribute(int row, Map<String, Value> attributes) {
        ByteSource source = new ByteSource(peer(row).elements().at(rows.get(row, Rows.CONTENT)));
        String name = source.varString();
        Value value = Json.parse(source.varString());
        if (value instanceof Value.Null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    List<Value> list(int type, int depth) {
        List<Value> values = new ArrayList<>();
        for (int row = store.types.start(type); row != Rows.NONE; row = rows.right(row)) {
            if (rows.shown(row)) {
                values.addAll(elements(row, depth));
            }
        }
        return values;
    }

    Map<String, Value> map(int type, int depth) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int it = store.types.firstEntry(type); it != Rows.NONE; it = store.types.nextEntry(it)) {
            int row = store.types.entryRow(it);
            if (!rows.deleted(row)) {
                values.put(
                        store.types.keyName(store.types.entryKey(it)),
                        elements(row, depth).getLast());
            }
        }
        return values;
    }

    /** What one item holds, element by element. */
    List<Value> elements(int row, int depth) {
        if (depth > Limits.DEPTH) {
            throw new MalformedUpdate(
                    "Cannot read types nested deeper than " + Limits.DEPTH + ". Read the inner ones apart.");
        }
        if (rows.kind(row) == Kind.TYPE) {
            return List.of(type(rows.get(row, Rows.CONTENT), depth + 1));
        }
        if (rows.kind(row) == Kind.STRING) {
            StringBuilder text = new StringBuilder();
            peer(row).texts().read(rows.get(row, Rows.CONTENT), rows.length(row), text);
            return text.chars().mapToObj(c -> Value.of(Character.toString(c))).toList();
        }
        List<Value> values = new ArrayList<>(rows.length(row));
        for (int i = 0; i < rows.length(row); i++) {
            values.add(element(rows.kind(row), peer(row).elements().at(rows.get(row, Rows.CONTENT) + i)));
        }
        return values;
    }

    private static Value element(int kind, byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        return switch (kind) {
            case Kind.ANY -> AnyCodec.read(source);
            case Kind.BINARY -> new Value.Bytes(source.varBytes());
            case Kind.DOC -> new Value.Fields(Map.of("$doc", Value.of(source.varString())));
            default -> {
                String json = source.varString();
                yield json.equals("undefined") ? Value.UNDEFINED : Json.parse(json);
            }
        };
    }

    private Value type(int type, int depth) {
        return switch (store.types.shape(type)) {
            case 0 -> new Value.Items(list(type, depth));
            case 1 -> new Value.Fields(map(type, depth));
            case 2 -> Value.of(text(type));
            default -> Value.of(xmlOf(type, depth));
        };
    }

    String xml(int fragment) {
        return children(fragment, 0);
    }

    private String children(int type, int depth) {
        StringBuilder out = new StringBuilder();
        for (int row = store.types.start(type); row != Rows.NONE; row = rows.right(row)) {
            if (!rows.deleted(row) && rows.kind(row) == Kind.TYPE) {
                out.append(xmlOf(rows.get(row, Rows.CONTENT), depth + 1));
            }
        }
        return out.toString();
    }

    private String xmlOf(int type, int depth) {
        if (depth > Limits.DEPTH) {
            throw new MalformedUpdate(
                    "Cannot read types nested deeper than " + Limits.DEPTH + ". Read the inner ones apart.");
        }
        return switch (store.types.shape(type)) {
            case 3 -> element(type, depth);
            case 6 -> xmlText(type);
            default -> children(type, depth);
        };
    }

    private String element(int type, int depth) {
        StringBuilder out =
                new StringBuilder("<").append(store.types.elementName(type).toLowerCase(java.util.Locale.ROOT));
        String name = out.substring(1);
        new TreeMap<>(map(type, depth))
                .forEach((key, value) -> out.append(' ')
                        .append(key)
                        .append("=\"")
                        .append(plain(value))
                        .append('"'));
        return out.append('>')
                .append(children(type, depth))
                .append("</")
                .append(name)
                .append('>')
                .toString();
    }

    private static String plain(Value value) {
        return value instanceof Value.Text(String text) ? text : Json.print(value);
    }

    private String xmlText(int type) {
        StringBuilder out = new StringBuilder();
        for (SharedText.Run run : runs(type)) {
            StringBuilder close = new StringBuilder();
            run.attributes().forEach((name, value) -> {
                out.append('<').append(name);
                if (value instanceof Value.Fields(Map<String, Value> fields)) {
                    fields.forEach((key, it) -> out.append(' ')
                            .append(key)
                            .append("=\"")
                            .append(plain(it))
                            .append('"'));
                }
                out.append('>');
                close.insert(0, "</" + name + ">");
            });
            out.append(plain(run.content())).append(close);
        }
        return out.toString();
    }
}
