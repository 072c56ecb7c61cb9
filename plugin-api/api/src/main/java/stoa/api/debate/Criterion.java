package stoa.api.debate;

/** What is scored, each from 0 to 10. */
public enum Criterion {
    LOGIC,
    EVIDENCE,
    RELEVANCE,
    REBUTTAL
}
