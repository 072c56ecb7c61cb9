/** Short work in memory. The entry is {@link stoa.kernel.messaging.task.TimedTasks}. */
@NullMarked
package stoa.kernel.messaging.task;

import org.jspecify.annotations.NullMarked;
