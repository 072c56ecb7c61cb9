/** A debate as a document to keep: {@link stoa.debate.transcript.ExportOperation}. */
@NullMarked
package stoa.debate.transcript;

import org.jspecify.annotations.NullMarked;
