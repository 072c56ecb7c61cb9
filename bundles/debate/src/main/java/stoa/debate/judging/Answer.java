package stoa.debate.judging;

import java.time.Duration;
import stoa.api.debate.Verdict;

/** What came of asking a judge once. */
sealed interface Answer {
    /** It answered; not yet checked. */
    record Given(Verdict verdict, Duration took) implements Answer {}

    /** It threw, or gave nothing. */
    record Failed(String why, Throwable cause) implements Answer {}

    /** It did not answer within the limit; whatever it says later is not heard. */
    record Late() implements Answer {}

    /** It went away while it was asked; somebody else may be asked. */
    record Withdrawn() implements Answer {}
}
