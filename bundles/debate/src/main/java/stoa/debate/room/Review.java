package stoa.debate.room;

import java.time.Instant;
import stoa.api.debate.Verdict;

/**
 * A later word of a judge on what was judged before. It is shown; it decides nothing.
 *
 * @param revision from 2: the first word is revision 1
 */
public record Review(int revision, Verdict verdict, Instant at) {}
