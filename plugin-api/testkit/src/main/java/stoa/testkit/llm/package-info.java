/**
 * A provider of language models that is none: {@link stoa.testkit.llm.FakeProvider} speaks the four wire forms on the loopback, judges
 * by simple rules and makes every mistake that a script asks for. Also a program of its own.
 */
@NullMarked
package stoa.testkit.llm;

import org.jspecify.annotations.NullMarked;
