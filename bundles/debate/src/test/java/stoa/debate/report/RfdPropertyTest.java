package stoa.debate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import stoa.api.debate.Criterion;
import stoa.api.debate.Provenance;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.debate.room.StageStreams;
import stoa.debate.room.TurnTaken;

/** Whatever was said and however it was judged, the reason for the decision can be read, and quotes what was said. */
final class RfdPropertyTest {
    private static final int ROUNDS = 60;
    private static final Pattern SHOWN =
            Pattern.compile("(Anna|Ben) wrote in turn (\\d+): “([^“”]*)”|such as “([^“”]*)”");
    private static final Pattern JARGON = Pattern.compile(
            "\\b(logic|rebuttal|rfd|criteri|axis|axes|flow|confidence|interval|cosine|rubric|score|null|optional|-?\\d+e\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SLIP = Pattern.compile("\\s[.,;:!?]|[.,;:]{2}|\\.”\\.|\\(\\s|\\s\\)|“\\s|“”| {2}");
    private static final List<String> SAID = List.of(
            "Schools should start later because teenagers fall asleep late.",
            "My opponent says \"because they are bad\", which is no reason;",
            "According to a study of 2018, “30 % of all trips” go by bus in Freiburg!",
            "Why should parents pay?\nThey work from eight.",
            "Наши дети спят меньше; αυτό είναι λάθος.",
            "यह एक परीक्षण है। 这是一个测试，学校应该晚一点开始上课。",
            "😀👩‍👩‍👧‍👦 emoji are no argument for schools and buses",
            "Word " + "x".repeat(300) + " end of the schools.",
            "However, the teenagers would wait alone at home, and that weighs more for parents, buses, schools, councils, drivers,"
                    + " neighbours and everybody else who has to get up in time for the morning.",
            "<b>Bold</b> schools & *stars* are not markup.",
            "e.g. Dr. Smith et al. said so... maybe");

    @RepeatedTest(10)
    void canBeReadAndQuotesWhatWasSaid(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (var round = 0; round < ROUNDS; round++) {
            var texts = texts(random);
            var streams = StageStreams.saying("Schools should start later", texts);
            if (texts.size() % 2 == 1) {
                streams.resigned(random.nextBoolean() ? Seat.OPPOSITION : Seat.PROPOSITION);
            }
            var turns =
                    streams.debate().turns().stream().map(TurnTaken::anonymous).toList();
            var ballot = BallotWriter.write("deb_1", streams.decidedBy(verdict(random, turns)));
            assertReadable(ballot);
            assertQuoted(ballot.reason(), turns);
        }
    }

    private static void assertReadable(Ballot ballot) {
        var reason = ballot.reason();
        var words = Rfd.count(reason);
        assertTrue(words >= Rfd.FEWEST_WORDS && words <= Rfd.MOST_WORDS, () -> words + ": " + reason);
        assertFalse(reason.contains("\""), reason);
        var own = reason.replaceAll("“[^”]*”", "“…”");
        assertFalse(JARGON.matcher(own).find(), own);
        assertFalse(SLIP.matcher(own).find(), own);
        for (var sentence : own.split("(?<=[.?!”]) (?=[A-Z])")) {
            assertTrue(sentence.matches("(?s)[A-Z].*[.?!”]"), sentence);
        }
        for (var side : ballot.sides()) {
            assertFalse(side.keep().isBlank() || side.change().isBlank(), ballot::toString);
            assertTrue(side.points().stream().noneMatch(line -> line.sentence().isBlank()), ballot::toString);
        }
    }

    private static void assertQuoted(String reason, List<Turn> turns) {
        var shown = SHOWN.matcher(reason);
        var words = new ArrayList<String>();
        while (shown.find()) {
            var quote = Optional.ofNullable(shown.group(3)).orElse(shown.group(4));
            words.add(quote);
            var seat = "Anna".equals(shown.group(1)) ? Seat.PROPOSITION : Seat.OPPOSITION;
            assertTrue(
                    turns.stream()
                            .filter(turn -> shown.group(1) == null
                                    || turn.number() == Integer.parseInt(shown.group(2)) && turn.seat() == seat)
                            .anyMatch(turn -> plain(turn.text()).contains(plain(quote.replaceAll(" …$", "")))),
                    () -> quote + " is not where it is said to be: " + reason);
        }
        assertFalse(words.isEmpty(), () -> "nobody is quoted: " + reason);
        assertEquals(words.size(), new HashSet<>(words).size(), () -> "twice: " + reason);
        assertEquals(words.size(), reason.split("“", -1).length - 1, () -> "other quotations: " + reason);
    }

    /** Quotations show one line, and single marks for those within. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("[“„\"”]", "’")
                .replace('‘', '’')
                .strip();
    }

    private static List<String> texts(Random random) {
        var texts = new ArrayList<String>();
        for (var turn = 0; turn <= 1 + random.nextInt(5); turn++) {
            var text = new StringBuilder();
            for (var sentence = 0; sentence <= random.nextInt(4); sentence++) {
                text.append(SAID.get(random.nextInt(SAID.size()))).append(random.nextBoolean() ? " " : "\n\n");
            }
            texts.add(text + "That is point " + turn + ".");
        }
        return texts;
    }

    private static Verdict verdict(Random random, List<Turn> turns) {
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            for (var criterion : Criterion.CORE) {
                var points = random.nextInt(101) / 10.0;
                var has = criterion != Criterion.REBUTTAL || random.nextInt(4) > 0;
                if (has) {
                    scores.add(new Score(seat, criterion, points, sentence(random), quotes(random, seat, turns)));
                }
            }
        }
        var winner = Optional.of(Seat.values()[random.nextInt(2)]).filter(any -> random.nextInt(4) > 0);
        return new Verdict(
                Verdict.Status.SCORED,
                scores,
                winner,
                random.nextDouble(),
                "Summary.",
                new Provenance("test", "1", "fixed", "00"));
    }

    private static String sentence(Random random) {
        return List.of("gives one reason, and says how", "It names no source.", "Is this enough?", "Turn 1 opens")
                .get(random.nextInt(4));
    }

    private static List<Quote> quotes(Random random, Seat seat, List<Turn> turns) {
        return turns.stream()
                .filter(turn -> turn.seat() == seat && random.nextInt(3) > 0)
                .map(turn -> {
                    var from = random.nextInt(turn.text().length());
                    return new Quote(
                            turn.number(),
                            from,
                            from + 1 + random.nextInt(turn.text().length() - from));
                })
                .toList();
    }
}
