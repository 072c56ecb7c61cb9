/** What the settings say about the provider, its prices and its limits. */
@NullMarked
package stoa.llm.setup;

import org.jspecify.annotations.NullMarked;
