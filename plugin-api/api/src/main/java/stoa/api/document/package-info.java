/**
 * Shared documents for other plugins: {@link stoa.api.document.Documents} makes, reads, writes and deletes them, while people edit
 * them live over {@code /collab/<id>} (y-websocket) or {@code /hocuspocus}.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.document;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
