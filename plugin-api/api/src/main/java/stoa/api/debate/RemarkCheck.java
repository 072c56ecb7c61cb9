package stoa.api.debate;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Whether what a verdict says besides points can be shown: places that exist, texts and lists of a readable size. */
final class RemarkCheck {
    static final int MOST = 40;
    private static final int LONGEST_NOTE = 500;
    static final int MOST_VOTES = 15;

    private RemarkCheck() {}

    /** What is wrong with it; empty when nothing is. */
    static String complaint(Question question, Verdict verdict) {
        if (Stream.of(verdict.claims(), verdict.flags(), verdict.reasons()).anyMatch(list -> list.size() > MOST)
                || verdict.votes().size() > MOST_VOTES) {
            return "it has more remarks than people read";
        }
        if (texts(verdict).anyMatch(text -> text.length() > LONGEST_NOTE)) {
            return "a remark is longer than " + LONGEST_NOTE + " characters";
        }
        if (!quotes(verdict).allMatch(quote -> VerdictCheck.isThere(question, quote))) {
            return "it quotes what was not said";
        }
        return seats(question, verdict);
    }

    private static Stream<String> texts(Verdict verdict) {
        var advice = verdict.feedback().stream().flatMap(one -> Stream.of(one.keep(), one.change()));
        var sources = verdict.claims().stream().map(Claim::source).flatMap(source -> source.stream());
        var notes = verdict.flags().stream().map(Flag::note);
        var asides = verdict.votes().stream().map(Vote::note).flatMap(note -> note.stream());
        return Stream.of(advice, sources, notes, asides).flatMap(all -> all);
    }

    private static Stream<Quote> quotes(Verdict verdict) {
        var claims = verdict.claims().stream().map(Claim::quote);
        var flags = verdict.flags().stream().map(Flag::quote).flatMap(quote -> quote.stream());
        var reasons = verdict.reasons().stream().map(Reason::quotes).flatMap(List::stream);
        return Stream.of(claims, flags, reasons).flatMap(all -> all);
    }

    private static String seats(Question question, Verdict verdict) {
        var advised = verdict.feedback().stream().map(Feedback::seat).toList();
        if (new HashSet<>(advised).size() < advised.size()) {
            return "it advises a speaker twice";
        }
        var asked = question.asked();
        var isOthers = asked.isPresent()
                && verdict.feedback().stream()
                        .anyMatch(one -> one.seat() != asked.get().seat());
        return isOthers ? "it advises a speaker whom nobody asked about" : "";
    }
}
