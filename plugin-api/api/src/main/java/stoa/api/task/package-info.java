/**
 * Work off the hot path: {@link stoa.api.task.Jobs} are durable, keyed, retried and have a deadline;
 * {@link stoa.api.task.Tasks} run in memory and end with the bundle.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.task;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
