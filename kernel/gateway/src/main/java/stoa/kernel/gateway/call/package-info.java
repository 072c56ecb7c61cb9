/**
 * Operations of bundles behind one door: {@link stoa.kernel.gateway.call.Operations} finds them by name or by route, checks
 * the policy once, reads the input, runs them with a deadline and writes the output.
 */
@NullMarked
package stoa.kernel.gateway.call;

import org.jspecify.annotations.NullMarked;
