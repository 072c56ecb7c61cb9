package stoa.api.llm;

/** How a question to a language model ended. */
public enum Outcome {
    /** There is an answer that has the shape and passed the check. */
    ANSWERED,
    /** The provider blocked the question, or the model declined. */
    REFUSED,
    /** The answer did not fit into the tokens, even with more of them. */
    TRUNCATED,
    /** The answer had not the shape or failed the check, twice. */
    INVALID,
    /** The answer gave away what the instructions keep secret: somebody steers it. */
    LEAKED,
    /** The question is longer than the model reads. */
    TOO_LONG,
    /** The budget of the subject or of the institution is spent. */
    OUT_OF_BUDGET,
    /** The provider failed too often just now and is left alone for a while. */
    RESTING,
    /** No answer by the deadline. */
    LATE,
    /** The provider is busy, out of order or refuses us. */
    UNAVAILABLE,
    /** The text would leave the machine and the institution does not allow it. */
    NOT_ALLOWED,
    /** No model is set up. */
    NOT_SET_UP
}
