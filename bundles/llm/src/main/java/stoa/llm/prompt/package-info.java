/** What people wrote, wrapped so that it stays a value. */
@NullMarked
package stoa.llm.prompt;

import org.jspecify.annotations.NullMarked;
