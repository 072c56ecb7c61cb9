package stoa.judge.rubric.score;

/** Something about a speech that a person should know. */
public enum Flag {
    TO_THE_JUDGE("what is addressed to the judge does not count"),
    REPEATED("what was said before does not count again"),
    COPIED("words copied from the motion or the other side do not count"),
    NO_SENTENCES("lists of words without sentences do not count"),
    PADDING("sentences that say hardly anything do not count"),
    GARBLED("the words stand in no order that makes sense"),
    HIDDEN_CHARACTERS("hidden characters were taken out"),
    ABUSE("insults cost points"),
    SHOUTING("capitals and exclamation marks do not make it stronger"),
    FALLACY("what everybody is said to know, or one step said to lead to all others, is no reason"),
    UNVERIFIED("very exact numbers without a checkable source count against the speech"),
    CUT("the speech was too long to be read to the end");

    private final String note;

    Flag(String note) {
        this.note = note;
    }

    /** For the speaker, as part of a sentence. */
    public String note() {
        return note;
    }
}
