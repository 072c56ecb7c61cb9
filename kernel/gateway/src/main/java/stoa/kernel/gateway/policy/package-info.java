/**
 * The one policy check. {@link stoa.kernel.gateway.policy.Policy} asks the guards that bundles registered and denies what none
 * of them allows.
 */
@NullMarked
package stoa.kernel.gateway.policy;

import org.jspecify.annotations.NullMarked;
