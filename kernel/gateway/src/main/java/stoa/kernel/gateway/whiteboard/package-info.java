/**
 * Servlets and WebSocket endpoints that bundles bring along. {@link stoa.kernel.gateway.whiteboard.BundleDoors} keeps them by
 * path; the server hands a request over after the policy check.
 */
@NullMarked
package stoa.kernel.gateway.whiteboard;

import org.jspecify.annotations.NullMarked;
