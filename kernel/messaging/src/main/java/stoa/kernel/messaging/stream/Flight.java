package stoa.kernel.messaging.stream;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import stoa.api.error.PlatformException;
import stoa.api.stream.Receipt;
import stoa.kernel.contract.log.Append;

/**
 * A decided command between its decision and its commit. One without an append waits only for the commits on which its
 * decision was built.
 *
 * @param after the state if the commit succeeds
 * @param refusal the answer when the command was refused
 * @param spoiled shared by the flights that build on one another: set when one of them failed
 */
record Flight(
        Mailbox mailbox,
        Work.Order order,
        @Nullable Append append,
        Fold after,
        @Nullable PlatformException refusal,
        AtomicBoolean spoiled) {

    /** The sequence after its last event. */
    long sequence() {
        return append == null
                ? after.sequence()
                : append.expected() + append.events().size();
    }

    Instant at() {
        return append == null ? after.at() : append.at();
    }

    void landed() {
        mailbox.landed(this);
    }

    void answer() {
        if (refusal != null) {
            order.answer().completeExceptionally(refusal);
        } else {
            order.answer().complete(new Receipt(mailbox.stream(), sequence(), at(), false));
        }
    }
}
