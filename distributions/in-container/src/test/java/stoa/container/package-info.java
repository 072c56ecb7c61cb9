/** What must be tried inside the class space: resolution, a foreign unit, services, hot deployment of what really ships. */
@NullMarked
package stoa.container;

import org.jspecify.annotations.NullMarked;
