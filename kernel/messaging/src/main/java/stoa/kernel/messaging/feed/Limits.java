package stoa.kernel.messaging.feed;

import java.util.List;
import stoa.kernel.contract.messaging.Publication;

/** How much one answer may hold; used once. */
final class Limits {
    static final int MOST_BYTES = 256 * 1024;

    private final int most;
    private long bytes;

    Limits(int most) {
        this.most = most;
    }

    /** Adds the publication if it fits; the first always does. */
    boolean take(Publication publication, List<Publication> taken) {
        bytes += publication.json().length;
        if (taken.size() >= most || (bytes > MOST_BYTES && !taken.isEmpty())) {
            return false;
        }
        return taken.add(publication);
    }
}
