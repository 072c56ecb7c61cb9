/** A speech as words and sentences, each knowing its place in what people see; linear in the length of the text. */
@NullMarked
package stoa.judge.rubric.text;

import org.jspecify.annotations.NullMarked;
