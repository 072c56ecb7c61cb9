/**
 * Everything live is a stream of events with one owner: a debate, a run, a lesson, a device, a ledger.
 *
 * <p>A plugin registers an {@link stoa.api.stream.Aggregate} for a kind of stream. A command goes to the stream's mailbox, the
 * aggregate decides events, they are committed durably, the sender gets a {@link stoa.api.stream.Receipt}, and everybody who
 * watches gets the events with their sequence. State is a fold of events; snapshots only speed it up.
 * {@link stoa.api.stream.Projection} and {@link stoa.api.stream.Reaction} follow the log at their own pace.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.stream;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
