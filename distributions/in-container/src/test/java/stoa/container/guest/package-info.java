/** A bundle of somebody else: an endpoint, a unit and their rules, packed by the test and never shipped. */
@NullMarked
package stoa.container.guest;

import org.jspecify.annotations.NullMarked;
