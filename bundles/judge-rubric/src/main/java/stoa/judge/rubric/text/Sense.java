package stoa.judge.rubric.text;

/** What a word or phrase does in an argument; each is a section of the lexicon. */
public enum Sense {
    FUNCTION,
    CAUSAL,
    CONTRAST,
    CONDITIONAL,
    STANCE,
    HEDGE,
    ABSOLUTE,
    EXAMPLE,
    SOURCE,
    VAGUE,
    PROOF,
    REBUT,
    CONCEDE,
    WEIGH,
    LINK,
    FALLACY,
    ABUSE,
    GENERIC,
    ORDER,
    RULES,
    AWARD,
    BENCH,
    VERBS,
    SELF,
    SECOND,
    AXES,
    ABBREVIATIONS
}
