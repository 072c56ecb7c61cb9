package stoa.debate.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Criterion;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.debate.room.Debate;
import stoa.debate.room.Sitter;
import stoa.debate.room.TurnTaken;

/** The figures and words of which a ballot is made. */
record Sheet(Debate debate, Verdict verdict) {
    private static final int LONGEST_QUOTE = 22;
    private static final int MOST_CHARACTERS = 160;

    String name(Seat seat) {
        return debate.seats().of(seat).map(Sitter::name).orElse(word(seat));
    }

    static String word(Seat seat) {
        return seat.name().toLowerCase(Locale.ROOT);
    }

    static String number(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }

    static double weight(Criterion criterion) {
        return switch (criterion) {
            case LOGIC -> 0.35;
            case EVIDENCE -> 0.25;
            case RELEVANCE, REBUTTAL -> 0.20;
            case STYLE -> 0;
        };
    }

    List<Score> scores(Seat seat) {
        return verdict.scores().stream()
                .filter(score -> score.seat() == seat)
                .sorted(Comparator.comparing(Score::criterion))
                .toList();
    }

    /** The weighted mean of what was scored. */
    double total(Seat seat) {
        var weights = scores(seat).stream()
                .mapToDouble(score -> weight(score.criterion()))
                .sum();
        var sum = scores(seat).stream()
                .mapToDouble(score -> weight(score.criterion()) * score.points())
                .sum();
        return weights == 0 ? 0 : sum / weights;
    }

    Optional<Score> score(Seat seat, Criterion criterion) {
        return scores(seat).stream()
                .filter(score -> score.criterion() == criterion)
                .findFirst();
    }

    /** By what the first seat leads, the weightiest first. */
    List<Criterion> byLead(Seat first) {
        return Stream.of(Criterion.values())
                .filter(criterion -> score(first, criterion).isPresent()
                        && score(first.other(), criterion).isPresent())
                .sorted(Comparator.comparingDouble(criterion -> -lead(first, criterion)))
                .toList();
    }

    double lead(Seat first, Criterion criterion) {
        return Math.max(weight(criterion), 0.01) * (points(first, criterion) - points(first.other(), criterion));
    }

    double points(Seat seat, Criterion criterion) {
        return score(seat, criterion).map(Score::points).orElse(0.0);
    }

    /** Whether nobody earned a point. */
    boolean isEmpty() {
        return total(Seat.PROPOSITION) + total(Seat.OPPOSITION) < 0.05;
    }

    /** The name of an axis as it stands on screens, by its name in programs. */
    static String axis(String title) {
        return Stream.of(Criterion.values())
                .filter(criterion -> criterion.title().equals(title))
                .map(criterion -> capital(criterion.inWords()))
                .findFirst()
                .orElse(title);
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** With a stop at the end unless there is one, be it within a quotation. */
    static String stopped(String sentence) {
        var bare = sentence.strip();
        return bare.matches("(?s).*[.!?…][”\"’']*") ? bare : bare + ".";
    }

    Optional<String> words(Quote quote) {
        return quote.in(turns()).map(Sheet::shortened).filter(text -> !text.isEmpty());
    }

    List<Turn> turns() {
        return debate.turns().stream().map(TurnTaken::anonymous).toList();
    }

    /** In one line, at a length at which a quotation can still be read; what is left out is marked. */
    static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        var words = line.split(" ");
        var first = String.join(" ", Stream.of(words).limit(LONGEST_QUOTE).toList());
        var kept = first.length() > MOST_CHARACTERS ? cut(first) : first;
        var bare = kept.replaceAll("[\\s,;:–—-]+$", "");
        return kept.length() < line.length() ? bare + " …" : bare;
    }

    /** Between words where there are any, else between characters. */
    private static String cut(String text) {
        var end = text.offsetByCodePoints(0, Math.min(MOST_CHARACTERS / 2, text.codePointCount(0, text.length())));
        var space = text.lastIndexOf(' ', Math.min(MOST_CHARACTERS, text.length() - 1));
        return text.substring(0, space > 0 ? space : end);
    }

    /** In quotation marks; those within become single ones, or nobody sees where the quotation ends. */
    static String quoted(String words) {
        var inner = words.replaceAll("(^|[\\s(\\[])\"", "$1‘")
                .replace('"', '’')
                .replace('“', '‘')
                .replace('„', '‘')
                .replace('”', '’');
        return "“" + inner + "”";
    }
}
