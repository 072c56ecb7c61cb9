/** The tables beside the log: checkpoints of followers, durable jobs, documents. Each joins the open transaction. */
@NullMarked
package stoa.kernel.persistence.table;

import org.jspecify.annotations.NullMarked;
