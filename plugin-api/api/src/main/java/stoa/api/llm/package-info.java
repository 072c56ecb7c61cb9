/**
 * Large language models behind one policy. {@link stoa.api.llm.LanguageModel} takes a {@link stoa.api.llm.Prompt} whose answer is
 * a record, and gives a {@link stoa.api.llm.Completion}; keys, providers, budgets, retries and what may leave the machine are the
 * business of whoever offers it.
 */
@Export
@Version("1.0.0")
@NullMarked
package stoa.api.llm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
