/**
 * The platform's doors: HTTP, the live connection, servlets and sockets of bundles. It alone sees the server.
 *
 * <p>{@link stoa.kernel.gateway.Gateway} starts and stops it; everything else follows from the packages below: {@code http}
 * receives requests, {@code live} serves connections, {@code call} runs operations, {@code policy} decides who may.
 */
@NullMarked
package stoa.kernel.gateway;

import org.jspecify.annotations.NullMarked;
