/**
 * The only code on the class path: it turns a distribution (data) and settings into a running framework.
 *
 * <p>{@link stoa.kernel.launcher.Main} checks the JDK and hands over to {@code Launcher}, which runs every check that can
 * fail before it touches the disk, starts Felix level by level, waits until the kernel says it is ready, and stops it on a
 * signal. It shares no types with bundles: it sees the kernel only through service names.
 */
@NullMarked
package stoa.kernel.launcher;

import org.jspecify.annotations.NullMarked;
