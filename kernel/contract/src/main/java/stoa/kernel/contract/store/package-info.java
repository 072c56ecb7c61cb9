/** Tables beside the log: checkpoints, jobs, documents, transactions and backup. Persistence implements them. */
@Export
@Version("1.0.0")
@NullMarked
package stoa.kernel.contract.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
