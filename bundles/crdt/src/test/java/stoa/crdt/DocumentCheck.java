package stoa.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import stoa.crdt.VectorCheck.Tree;

/** One vector of a document: delivered shuffled, merged, whole, in part and as differences. */
final class DocumentCheck {
    private final Tree vector;
    private final VectorCheck check;
    private final String id;
    private final boolean forgetting;
    private final List<byte[]> updates;

    DocumentCheck(Tree vector, VectorCheck check) {
        this.vector = vector;
        this.check = check;
        this.id = vector.text("id");
        this.forgetting = vector.truth("gc");
        this.updates = vector.list("updates").stream().map(Tree::bytes).toList();
    }

    private Document fresh() {
        return forgetting ? Document.create() : Document.keepingHistory();
    }

    private Document of(byte[] update) {
        Document document = fresh();
        document.apply(update);
        return document;
    }

    void run() {
        Document shuffled = fresh();
        vector.longs("deliver").forEach(i -> shuffled.apply(updates.get(i.intValue())));
        same("shuffled", shuffled);
        check.may("full, byte for byte", Arrays.equals(shuffled.encode(), vector.bytes("full")));
        same("merged", of(vector.bytes("merged")));
        same("merged shuffled", of(vector.bytes("mergedShuffled")));
        same("full", of(vector.bytes("full")));
        byte[] merged = Updates.merge(updates);
        same("merged here", of(merged));
        check.may("merged, byte for byte", Arrays.equals(merged, vector.bytes("merged")));
        same("re-encoded", of(shuffled.encode()));
        check.may("snapshot, byte for byte", Arrays.equals(shuffled.snapshot().encode(), vector.bytes("snapshot")));
        check.must(
                "state vector of an update",
                id,
                Updates.stateVector(vector.bytes("merged")).equals(StateVector.decode(vector.bytes("svFromMerged"))));
        version2(shuffled);
        partial();
        differences(shuffled);
        positions(shuffled);
    }

    private void version2(Document shuffled) {
        same("full of version 2", of(Updates.fromV2(vector.bytes("fullV2"))));
        same("to version 2 and back", of(Updates.fromV2(shuffled.encodeV2())));
        check.may("full of version 2, byte for byte", Arrays.equals(shuffled.encodeV2(), vector.bytes("fullV2")));
        if (vector.has("updatesV2")) {
            Document document = fresh();
            vector.list("updatesV2").forEach(it -> document.applyV2(it.bytes()));
            same("updates of version 2", document);
        }
    }

    private void partial() {
        Tree partial = vector.at("partial");
        if (!partial.has("upto")) {
            return;
        }
        Document document = fresh();
        vector.longs("deliver").stream()
                .limit((long) partial.at("upto").number())
                .forEach(i -> document.apply(updates.get(i.intValue())));
        if (isAhead(document.stateVector(), partial.at("sv"))) {
            check.may("partial, ahead of Yjs", true);
            return;
        }
        check.must("partial content", id, contents(document, partial.at("expected")));
        check.must(
                "partial state vector",
                id,
                vector(document).equals(partial.at("sv").value()));
        check.must(
                "partial pending",
                id,
                document.hasPending() == (partial.truth("pendingStructs") || partial.truth("pendingDs")));
        Map<String, Value> missing = new HashMap<>();
        document.missing().forEach((client, clock) -> missing.put(Long.toString(client), Value.of(clock)));
        check.may(
                "partial missing as Yjs says",
                new Value.Fields(missing).equals(partial.at("missing").value()));
        check.may("partial state, byte for byte", Arrays.equals(document.encode(), partial.bytes("state")));
        Document completed = of(document.encode());
        vector.longs("deliver").forEach(i -> completed.apply(updates.get(i.intValue())));
        same("partial, completed", completed);
    }

    /** Yjs may leave updates waiting though all that they need has come. */
    private static boolean isAhead(StateVector here, Tree there) {
        return here.clocks().entrySet().stream().anyMatch(it -> {
            Tree clock = there.at(Long.toString(it.getKey()));
            return clock.value() == null || clock.number() < it.getValue();
        });
    }

    private static Value vector(Document document) {
        Map<String, Value> clocks = new HashMap<>();
        document.stateVector().clocks().forEach((client, clock) -> clocks.put(Long.toString(client), Value.of(clock)));
        return new Value.Fields(clocks);
    }

    private void differences(Document shuffled) {
        for (Tree diff : vector.list("diffs")) {
            StateVector known = StateVector.decode(diff.bytes("sv"));
            check.may("difference, byte for byte", Arrays.equals(shuffled.encode(known), diff.bytes("state")));
            byte[] cut = Updates.diff(vector.bytes("merged"), known);
            check.may("cut update, byte for byte", Arrays.equals(cut, diff.bytes("diffUpdate")));
            for (byte[] late : List.of(shuffled.encode(known), cut, diff.bytes("state"), diff.bytes("diffUpdate"))) {
                Document reader = fresh();
                reader.apply(Updates.empty());
                updates.stream().filter(it -> knows(known, it)).forEach(reader::apply);
                if (reader.stateVector().equals(known)) {
                    reader.apply(late);
                    same("difference", reader);
                }
            }
        }
    }

    private static boolean knows(StateVector known, byte[] update) {
        return Incoming.read(update).cursors.stream().allMatch(it -> {
            while (it.next()) {
                // to the end
            }
            return it.end() <= known.clock(it.client);
        });
    }

    private void positions(Document document) {
        for (Tree position : vector.list("relpos")) {
            RelativePosition decoded = RelativePosition.decode(position.bytes("enc"));
            boolean nowhere = position.at("index").value() instanceof Value.Null;
            OptionalInt index = decoded.in(document);
            boolean right = nowhere
                    ? index.isEmpty()
                    : index.orElse(-1) == (int) position.at("index").number();
            check.must("relative position", id, right);
            check.must("relative position, bytes", id, Arrays.equals(decoded.encode(), position.bytes("enc")));
        }
    }

    private void same(String what, Document document) {
        check.must(what + ": content", id, contents(document, vector.at("expected")));
        check.must(
                what + ": state vector",
                id,
                vector(document).equals(vector.at("sv").value()));
        check.must(
                what + ": deletions",
                id,
                deletions(document).equals(vector.at("ds").value()));
        check.must(what + ": nothing pending", id, !document.hasPending());
    }

    private static Value deletions(Document document) {
        Map<String, Value> clients = new HashMap<>();
        DeleteSet set = document.deletions();
        for (long client : set.clients()) {
            List<Value> ranges = new ArrayList<>();
            set.of(client)
                    .forEach(it -> ranges.add(new Value.Items(List.of(Value.of(it.clock()), Value.of(it.length())))));
            clients.put(Long.toString(client), new Value.Items(ranges));
        }
        return new Value.Fields(clients);
    }

    private static boolean contents(Document document, Tree expected) {
        boolean same = !expected.has("text") || document.text("t").toString().equals(expected.text("text"));
        same &= !expected.has("delta") || document.text("t").runs().equals(delta(expected.at("delta")));
        same &= !expected.has("map") || new Value.Fields(document.map("m").values()).equals(plain(expected.at("map")));
        same &= !expected.has("array")
                || new Value.Items(document.list("a").values()).equals(plain(expected.at("array")));
        return same && (!expected.has("xml") || document.xml("x").equals(expected.text("xml")));
    }

    private static List<SharedText.Run> delta(Tree delta) {
        return delta.items().stream()
                .map(it -> {
                    Map<String, Value> attributes = new HashMap<>();
                    it.at("attributes").fields().forEach((name, value) -> attributes.put(name, plain(value)));
                    return new SharedText.Run(plain(it.at("insert")), attributes);
                })
                .toList();
    }

    /** The value that a vector writes down, with the marks for what JSON cannot say. */
    static Value plain(Tree tree) {
        if (tree.has("$bytes")) {
            return new Value.Bytes(Base64.getDecoder().decode(tree.text("$bytes")));
        }
        if (tree.has("$negativeZero")) {
            return Value.of(-0.0);
        }
        if (tree.has("$undef")) {
            return Value.UNDEFINED;
        }
        if (tree.has("$xml")) {
            return tree.at("$xml").value();
        }
        return switch (tree.value()) {
            case Value.Items _ ->
                new Value.Items(tree.items().stream().map(DocumentCheck::plain).toList());
            case Value.Fields _ -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                tree.fields().forEach((name, it) -> fields.put(name, plain(it)));
                yield new Value.Fields(fields);
            }
            default -> tree.value();
        };
    }
}
