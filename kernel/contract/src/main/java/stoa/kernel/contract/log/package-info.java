/**
 * The event log as the kernel sees it: persistence implements it, messaging is its only writer.
 *
 * <p>Positions are assigned by the single committer of a partition and are gap-free, so a reader that goes by position never
 * misses an event.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.kernel.contract.log;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
