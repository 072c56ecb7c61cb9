package stoa.kernel.gateway.live;

import org.jspecify.annotations.Nullable;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.gateway.protocol.Format;
import stoa.kernel.gateway.protocol.Push;

/** A publication written once per format, however many read it. Thread-safe: writing it twice does no harm. */
final class Encoded {
    private final Publication publication;
    private volatile byte @Nullable [] text;
    private volatile byte @Nullable [] binary;

    Encoded(Publication publication) {
        this.publication = publication;
    }

    Publication publication() {
        return publication;
    }

    /** Whether a reader must see every one of them. */
    boolean isLogged() {
        return publication.logged() || publication.offset() > 0;
    }

    byte[] in(Format format) {
        var written = format.isBinary() ? binary : text;
        if (written == null) {
            written = format.push(publication.channel(), new Push.Pub(publication));
            if (format.isBinary()) {
                binary = written;
            } else {
                text = written;
            }
        }
        return written;
    }
}
