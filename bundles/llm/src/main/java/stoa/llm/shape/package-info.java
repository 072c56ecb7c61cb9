/** Records as JSON schemas, and answers of models as records. */
@NullMarked
package stoa.llm.shape;

import org.jspecify.annotations.NullMarked;
