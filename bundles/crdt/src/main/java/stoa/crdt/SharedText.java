package stoa.crdt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text with formats. Positions and lengths count UTF-16 units, as in Java and in browsers; an embedded value counts one. Every
 * change is applied at once and returned as the update that tells others.
 */
public final class SharedText implements SharedType {
    private final Document document;
    private final int type;

    SharedText(Document document, int type) {
        this.document = document;
        this.type = type;
    }

    int type() {
        return type;
    }

    /**
     * A stretch without a change of format.
     *
     * @param content text, or one embedded value
     * @param attributes formats in effect by name
     */
    public record Run(Value content, Map<String, Value> attributes) {
        /** Copies the attributes. */
        public Run {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Length in UTF-16 units. */
    public int length() {
        return document.store().types.length(type);
    }

    /** The plain text. */
    @Override
    public String toString() {
        return new Reading(document.store()).text(type);
    }

    /** The plain text at an earlier moment; what a document has forgotten since is missing. */
    public String at(Snapshot snapshot) {
        return new Reading(document.store()).text(type, snapshot);
    }

    /** The text from one change of format to the next, as Yjs reports it: neighbours may have equal attributes. */
    public List<Run> runs() {
        return new Reading(document.store()).runs(type);
    }

    /**
     * Text that one client wrote in one go.
     *
     * @param client under which id
     * @param clock of the first of its UTF-16 units; the others follow
     */
    public record Stretch(long client, int clock, String text) {}

    /** The plain text by who wrote it. */
    public List<Stretch> stretches() {
        return new Reading(document.store()).stretches(type);
    }

    /** Inserts text before a position, in the formats in effect there. */
    public byte[] insert(int index, String text) {
        Walk walk = walk().forward(index).pastDeleted();
        Edit edit = new Edit(document);
        if (!text.isEmpty()) {
            edit.add(type, walk.gap(), Edit.Content.text(text));
        }
        return edit.apply();
    }

    /** Inserts text in just the given formats. */
    public byte[] insert(int index, String text, Map<String, Value> attributes) {
        return insertWith(index, Edit.Content.text(text), attributes);
    }

    /** Inserts a value, such as a picture's address. */
    public byte[] embed(int index, Value value, Map<String, Value> attributes) {
        return insertWith(index, Edit.Content.embed(value), attributes);
    }

    private byte[] insertWith(int index, Edit.Content content, Map<String, Value> attributes) {
        Edit edit = new Edit(document);
        if (content.length() > 0) {
            Walk walk = walk().forward(index).pastDeleted();
            Map<String, Value> change = change(walk.attributes, attributes);
            Edit.Gap gap = edit.add(type, formats(edit, walk.gap(), change), content);
            formats(edit, gap, inverse(walk.attributes, change));
        }
        return edit.apply();
    }

    private Edit.Gap formats(Edit edit, Edit.Gap start, Map<String, Value> formats) {
        Edit.Gap gap = start;
        for (Map.Entry<String, Value> format : formats.entrySet()) {
            gap = edit.add(type, gap, Edit.Content.format(format.getKey(), format.getValue()));
        }
        return gap;
    }

    /** What to say so that just the wanted attributes hold. */
    private static Map<String, Value> change(Map<String, Value> present, Map<String, Value> wanted) {
        Map<String, Value> change = new LinkedHashMap<>();
        present.keySet().forEach(name -> change.put(name, Value.NULL));
        change.putAll(wanted);
        change.entrySet().removeIf(it -> it.getValue().equals(present.getOrDefault(it.getKey(), Value.NULL)));
        return change;
    }

    private static Map<String, Value> inverse(Map<String, Value> present, Map<String, Value> change) {
        Map<String, Value> inverse = new LinkedHashMap<>();
        change.keySet().forEach(name -> inverse.put(name, present.getOrDefault(name, Value.NULL)));
        return inverse;
    }

    /** Deletes a stretch. */
    public byte[] delete(int index, int length) {
        checkRange(index, length);
        Edit edit = new Edit(document);
        walk().forward(index).delete(length, edit);
        return edit.apply();
    }

    /** Sets formats on a stretch; {@link Value#NULL} takes one off. */
    public byte[] format(int index, int length, Map<String, Value> attributes) {
        checkRange(index, length);
        Edit edit = new Edit(document);
        if (length == 0) {
            return edit.apply();
        }
        Walk end = walk().forward(index + length);
        Map<String, Value> after = new TreeMap<>(end.attributes);
        Walk start = walk().forward(index);
        Map<String, Value> change = new LinkedHashMap<>(attributes);
        change.entrySet()
                .removeIf(it -> it.getValue().equals(start.attributes.getOrDefault(it.getKey(), Value.NULL))
                        && !changes(start, end, it.getKey()));
        formats(edit, start.gap(), change);
        dropFormats(start, end, edit, change);
        formats(edit, end.gap(), inverse(after, change));
        return edit.apply();
    }

    private boolean changes(Walk start, Walk end, String name) {
        Rows rows = document.store().rows;
        for (int row = start.row(); row != Rows.NONE && row != end.row(); row = rows.right(row)) {
            if (isFormat(row, name)) {
                return true;
            }
        }
        return false;
    }

    /** Formats within the stretch that the new ones overrule. */
    private void dropFormats(Walk start, Walk end, Edit edit, Map<String, Value> change) {
        Rows rows = document.store().rows;
        for (int row = start.row(); row != Rows.NONE && row != end.row(); row = rows.right(row)) {
            for (String name : change.keySet()) {
                if (isFormat(row, name)) {
                    edit.delete(row, 0, 1);
                }
            }
        }
    }

    private boolean isFormat(int row, String name) {
        Store store = document.store();
        if (store.rows.kind(row) != Kind.FORMAT || store.rows.deleted(row)) {
            return false;
        }
        Peer peer = store.peers.at(store.rows.get(row, Rows.PEER));
        return new ByteSource(peer.elements().at(store.rows.get(row, Rows.CONTENT)))
                .varString()
                .equals(name);
    }

    private void checkRange(int index, int length) {
        if (index < 0 || length < 0 || index + length > length()) {
            throw new IndexOutOfBoundsException("From '" + index + "' on there are no '" + length + "' elements, only "
                    + length() + " in all. Look at length() first.");
        }
    }

    private Walk walk() {
        return new Walk(document.store(), type);
    }

    /** A place that stays between the same elements while others edit; {@code assoc} below zero sticks to the left one. */
    public RelativePosition position(int index, int assoc) {
        return RelativePosition.of(document.store(), type, index, assoc);
    }
}
