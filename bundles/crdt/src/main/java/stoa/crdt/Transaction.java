package stoa.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one update did to a document, noted while it is applied, so that tidying up looks only where something happened. */
final class Transaction {
    /** Peers that grew or lost something. */
    final List<Peer> peers = new ArrayList<>();

    private long[] splits = new long[8];
    private int splitCount;
    private int number;

    void begin() {
        number++;
        peers.clear();
        splitCount = 0;
    }

    void touch(Peer peer) {
        if (peer.touched != number) {
            peer.touched = number;
            peer.before = peer.state;
            peer.deletionCount = 0;
            peers.add(peer);
        }
    }

    void delete(Peer peer, int clock, int length) {
        touch(peer);
        peer.deleted(clock, length);
    }

    /** Notes a border that may be joined again. */
    void split(int peer, int clock) {
        if (splitCount == splits.length) {
            splits = Arrays.copyOf(splits, splitCount * 2);
        }
        splits[splitCount++] = (long) peer << 32 | clock;
    }

    int splitCount() {
        return splitCount;
    }

    int splitPeer(int at) {
        return (int) (splits[at] >> 32);
    }

    int splitClock(int at) {
        return (int) splits[at];
    }

    int stateBefore(Peer peer) {
        return peer.touched == number ? peer.before : peer.state;
    }

    boolean changedAnything() {
        for (Peer peer : peers) {
            if (peer.state != peer.before || peer.deletionCount > 0) {
                return true;
            }
        }
        return false;
    }
}
