/**
 * The platform's {@link stoa.api.text.TextEncoder}: the small sentence model MiniLM in ONNX Runtime.
 *
 * <p>{@link stoa.text.encoder.LeasedEncoder} is what a bundle gets; behind it one {@link stoa.text.encoder.Engine} owns the
 * model, its few threads and the cache of windows. The middle layer, from which quality is read, is opened by appending an
 * output to the model in memory; the published file stays as it is. A text is cut into windows at sentence ends, because the
 * model's cost grows with the square of the length and because finished windows stay finished while more is typed.
 */
@Plugin(id = "text-encoder", title = "Text encoder")
@NullMarked
package stoa.text.encoder;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
