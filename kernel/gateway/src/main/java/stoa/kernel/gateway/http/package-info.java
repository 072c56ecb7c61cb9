/**
 * The HTTP side: {@link stoa.kernel.gateway.http.FrontDoor} receives every request, refuses what comes from the wrong place, and
 * hands the rest to a {@link stoa.kernel.gateway.http.Route}.
 */
@NullMarked
package stoa.kernel.gateway.http;

import org.jspecify.annotations.NullMarked;
