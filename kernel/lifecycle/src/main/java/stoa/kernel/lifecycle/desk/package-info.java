/** What administrators call: plugins listed, explained, planned, swapped, rolled back, stopped; and the backup. */
@NullMarked
package stoa.kernel.lifecycle.desk;

import org.jspecify.annotations.NullMarked;
