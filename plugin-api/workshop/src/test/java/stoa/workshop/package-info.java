/** What is built here is what Maven would build, and nothing that is edited is forgotten. */
@NullMarked
package stoa.workshop;

import org.jspecify.annotations.NullMarked;
