/** The four wire forms: Gemini, OpenAI and its likes, Ollama, Anthropic. */
@NullMarked
package stoa.llm.dialect;

import org.jspecify.annotations.NullMarked;
