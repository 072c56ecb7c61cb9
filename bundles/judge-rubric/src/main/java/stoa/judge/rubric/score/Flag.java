package stoa.judge.rubric.score;

/** Something about a speech that a person should know. */
public enum Flag {
    TO_THE_JUDGE("PROMPT_INJECTION", "what is addressed to the judge does not count"),
    REPEATED("REPETITION", "what was said before does not count again"),
    COPIED("COPY", "words copied from the motion or the other side do not count"),
    NO_SENTENCES("KEYWORD_STUFFING", "lists of words without sentences do not count"),
    PADDING("PADDING", "sentences that say hardly anything do not count"),
    GARBLED("GIBBERISH", "the words stand in no order that makes sense"),
    HIDDEN_CHARACTERS("HIDDEN_TEXT", "hidden characters were taken out"),
    ABUSE("ABUSE", "insults cost points"),
    SHOUTING("SHOUTING", "capitals and exclamation marks do not make it stronger"),
    FALLACY("POSSIBLE_FALLACY", "what everybody is said to know, or one step said to lead to all others, is no reason"),
    UNVERIFIED("UNVERIFIED_STATISTIC", "very exact numbers without a checkable source count against the speech"),
    CUT("CUT", "the speech was too long to be read to the end");

    private final String code;
    private final String note;

    Flag(String code, String note) {
        this.code = code;
        this.note = note;
    }

    /** As in a verdict. */
    public String code() {
        return code;
    }

    /** For the speaker, as part of a sentence. */
    public String note() {
        return note;
    }
}
