/** The bank of motions to debate: a text file of our own writing, read once. */
@NullMarked
package stoa.debate.motion;

import org.jspecify.annotations.NullMarked;
