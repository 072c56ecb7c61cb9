/**
 * One kind of failure for the whole platform: a {@link stoa.api.error.PlatformException} with an {@link stoa.api.error.ErrorCode}.
 *
 * <p>The kind of a code decides the HTTP status and the reply code of the socket; the name is what a program matches on; the
 * message is for a person: what failed, the value in quotes, what was expected, the next step.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
