/**
 * What bundles offer to the gateway. {@link stoa.kernel.gateway.offer.Shelf} keeps several offers per key, serves the latest,
 * and does not let one go before the calls in hand have finished.
 */
@NullMarked
package stoa.kernel.gateway.offer;

import org.jspecify.annotations.NullMarked;
