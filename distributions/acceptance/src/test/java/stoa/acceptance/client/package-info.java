/** A person's side of the wire: REST with a cookie, and a live connection that checks that nothing is missing or doubled. */
@NullMarked
package stoa.acceptance.client;

import org.jspecify.annotations.NullMarked;
