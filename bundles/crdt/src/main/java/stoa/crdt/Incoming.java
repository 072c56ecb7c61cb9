package stoa.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An update that has been read from end to end, so that nothing in it can fail any more: its structs by client and its deletions. */
final class Incoming {
    private static final int FEW = 8;

    /** By descending client. */
    final List<Cursor> cursors;

    final DeleteSet deletions;

    private final Map<Long, Cursor> byClient = new HashMap<>();

    private Incoming(List<Cursor> cursors, DeleteSet deletions) {
        this.cursors = cursors;
        this.deletions = deletions;
    }

    static Incoming read(byte[] update) {
        ByteSource source = new ByteSource(update);
        int clients = source.count(3, "clients");
        List<Cursor> cursors = new ArrayList<>(clients);
        boolean ordered = true;
        for (int i = 0; i < clients; i++) {
            int structs = source.count(2, "structs");
            long client = source.varUint();
            Cursor cursor = new Cursor(client, source.varInt31("a clock"), structs, source);
            Cursor kept = cursor.copy();
            while (cursor.next()) {
                // reading is the check
            }
            ordered &= i == 0 || cursors.get(i - 1).client > client;
            cursors.add(kept);
        }
        DeleteSet deletions = DeleteSet.read(source);
        if (!source.isEmpty()) {
            throw source.refused("more than an update");
        }
        return new Incoming(ordered ? cursors : sorted(cursors, source), deletions).indexed();
    }

    private static List<Cursor> sorted(List<Cursor> cursors, ByteSource source) {
        cursors.sort(Comparator.comparingLong((Cursor it) -> it.client).reversed());
        for (int i = 1; i < cursors.size(); i++) {
            if (cursors.get(i).client == cursors.get(i - 1).client) {
                throw source.refused("client '" + cursors.get(i).client + "' appears twice");
            }
        }
        return cursors;
    }

    private Incoming indexed() {
        if (cursors.size() > FEW) {
            cursors.forEach(it -> byClient.put(it.client, it));
        }
        return this;
    }

    @Nullable
    Cursor of(long client) {
        if (cursors.size() > FEW) {
            return byClient.get(client);
        }
        for (int i = 0; i < cursors.size(); i++) {
            if (cursors.get(i).client == client) {
                return cursors.get(i);
            }
        }
        return null;
    }

    int structs() {
        int count = 0;
        for (Cursor cursor : cursors) {
            count += cursor.left;
        }
        return count;
    }
}
