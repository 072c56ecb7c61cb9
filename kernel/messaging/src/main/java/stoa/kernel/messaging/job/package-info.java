/** Durable work with deadlines and leases. The entry is {@link stoa.kernel.messaging.job.JobService}. */
@NullMarked
package stoa.kernel.messaging.job;

import org.jspecify.annotations.NullMarked;
