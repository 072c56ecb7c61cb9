/**
 * What browsers subscribe to. Every stream is a channel of the same name, with history and resume by (epoch, offset).
 * A plugin adds further kinds that are not logged, such as cursors and typing, by registering a
 * {@link stoa.api.channel.ChannelKind}.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.channel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
