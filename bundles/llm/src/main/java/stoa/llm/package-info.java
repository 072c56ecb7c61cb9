/**
 * Language models for the whole hall: one policy, four ways to speak to a provider.
 *
 * <p>{@link stoa.llm.ModelDesk} is the service. {@code setup} reads the settings; {@code prompt} wraps what people wrote so that it
 * can do no harm; {@code shape} turns a record into a schema and an answer into the record; {@code dialect} writes and reads
 * what each provider speaks; {@code wire} carries it; {@code policy} decides what may be asked, how often and at what cost.
 */
@Plugin(id = "llm", title = "Language models")
@NullMarked
package stoa.llm;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
