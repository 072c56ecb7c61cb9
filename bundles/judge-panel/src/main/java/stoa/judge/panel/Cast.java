package stoa.judge.panel;

import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;

/**
 * What one member had to say.
 *
 * @param twin its word on the same debate with the speakers exchanged; empty when that was not asked or not answered
 */
record Cast(JudgeDescriptor who, Member.Reply reply, Optional<Verdict> twin) {
    Optional<Verdict> said() {
        return reply.verdict();
    }

    boolean counts() {
        return said().filter(word -> word.status().hasScores()).isPresent();
    }

    /** Whether it names the same speaker in both orders. */
    Optional<Boolean> steady() {
        return twin.filter(word -> word.status().hasScores())
                .flatMap(word -> said().filter(first -> first.status().hasScores())
                        .map(first -> first.winner().equals(word.winner().map(Seat::other))));
    }

    boolean isShaky() {
        return steady().filter(same -> !same).isPresent();
    }

    Optional<Seat> winner() {
        return isShaky() ? Optional.empty() : said().flatMap(Verdict::winner);
    }

    /** Why it does not count in full. */
    Optional<String> note() {
        if (said().isEmpty()) {
            return Optional.of(reply.why());
        }
        return counts()
                ? Optional.of("It names another winner when the speakers change places, so it counts as undecided.")
                        .filter(note -> isShaky())
                : said().map(word -> cut(word.summary()));
    }

    /** Of the verdict; or of the judge, with the word that there is no verdict. */
    Provenance from(String inputHash) {
        return said().map(Verdict::provenance)
                .orElseGet(() -> new Provenance(who.id(), who.version(), "no answer", inputHash));
    }

    Stream<Provenance.Cost> costs() {
        return Stream.of(said(), twin).flatMap(Optional::stream).flatMap(word -> word.provenance().cost().stream());
    }

    private static String cut(String text) {
        return text.length() <= 400 ? text : text.substring(0, text.offsetByCodePoints(0, 199)) + " …";
    }
}
