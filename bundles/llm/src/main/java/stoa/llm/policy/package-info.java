/** What may be asked, how often, at what cost, and when a provider is left alone. */
@NullMarked
package stoa.llm.policy;

import org.jspecify.annotations.NullMarked;
