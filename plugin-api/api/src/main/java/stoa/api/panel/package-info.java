/**
 * What a panel or a program calls: an {@link stoa.api.panel.Operation} is at once a method of the live connection and a REST
 * route, with one policy check, and is described in the generated OpenAPI and AsyncAPI documents.
 *
 * <p>The panels themselves are ES modules that a bundle carries in its folder {@code panel/}; see the package
 * {@code @stoa/panel-api}.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.panel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
