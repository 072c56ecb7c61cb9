/**
 * Builds a bundle within a second after one of its sources was edited; {@code ./dev up} keeps it running beside the platform.
 *
 * <p>{@link stoa.workshop.Workshop} is the program. It compiles against the class path that Maven wrote into
 * {@code target/compile.path}, gives bnd the same instructions, and so makes the jar that Maven would make. What it cannot
 * know, a changed {@code pom.xml}, it leaves to Maven.
 */
@NullMarked
package stoa.workshop;

import org.jspecify.annotations.NullMarked;
