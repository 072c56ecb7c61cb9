package stoa.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The peers of a document by client id and by number. */
final class Peers {
    private Peer[] byNumber = new Peer[4];
    private int[] slots = new int[8];
    private int count;

    int count() {
        return count;
    }

    Peer at(int number) {
        return byNumber[number];
    }

    private int slot(long id) {
        int mask = slots.length - 1;
        int at = (int) (id * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (slots[at] != 0 && byNumber[slots[at] - 1].id != id) {
            at = at + 1 & mask;
        }
        return at;
    }

    @Nullable
    Peer find(long id) {
        int number = slots[slot(id)];
        return number == 0 ? null : byNumber[number - 1];
    }

    int state(long id) {
        Peer peer = find(id);
        return peer == null ? 0 : peer.state;
    }

    Peer need(long id) {
        Peer known = find(id);
        if (known != null) {
            return known;
        }
        if (count == byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, count * 2);
        }
        Peer peer = new Peer(id, count);
        byNumber[count++] = peer;
        if (count * 2 > slots.length) {
            rehash();
        } else {
            slots[slot(id)] = count;
        }
        return peer;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < count; i++) {
            slots[slot(byNumber[i].id)] = i + 1;
        }
    }

    /** Peers with structs, from the highest client id to the lowest, which is the order of the wire. */
    List<Peer> descending() {
        List<Peer> peers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (byNumber[i].state > 0) {
                peers.add(byNumber[i]);
            }
        }
        peers.sort(Comparator.comparingLong((Peer peer) -> peer.id).reversed());
        return peers;
    }
}
