/**
 * Durable appends per second: writers that each send one command after another to a stream of their own, through the real
 * engine and through JDBC written by hand, beside the rate at which the disk syncs at all. Entry:
 * {@link stoa.bench.appends.Appends}.
 */
@NullMarked
package stoa.bench.appends;

import org.jspecify.annotations.NullMarked;
