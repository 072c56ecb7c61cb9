/**
 * People at the debate: whether those who sit are there, that somebody is typing, and the time an outage took from them.
 */
@NullMarked
package stoa.debate.presence;

import org.jspecify.annotations.NullMarked;
