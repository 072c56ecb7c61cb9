package stoa.llm.policy;

import java.util.List;

/** A shape like that of a judge: words first, then numbers. */
record Ballot(List<Quoted> quotes, String rationale, int logic, Tone tone, double confidence) {
    enum Tone {
        CALM,
        LOUD
    }

    record Quoted(String text) {}

    Ballot {
        quotes = List.copyOf(quotes);
        if (logic < 0 || logic > 10) {
            throw new IllegalArgumentException("The field 'logic' must be from 0 to 10.");
        }
    }
}
