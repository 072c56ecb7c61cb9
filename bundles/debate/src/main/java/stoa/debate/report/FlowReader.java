package stoa.debate.report;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stoa.api.debate.Quote;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.debate.report.Flow.Edge;
import stoa.debate.report.Flow.Link;
import stoa.debate.report.Flow.Node;
import stoa.debate.report.Flow.Role;

/** Reads the flow out of the turns. */
final class FlowReader {
    static final int MOST_NODES = 400;
    private static final int FEWEST_WORDS = 4;
    private static final int SHARED_WORDS = 2;
    private static final double SHARED_PART = 0.22;
    private static final int STEM = 6;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");
    private static final Set<String> EMPTY = Set.of(
            ("about above after again also because been before being between both could does doing down during each even every"
                            + " from have having here into itself just like make many more most much must never only other over same"
                            + " should side some such than that their them then there these they thing this those through under until"
                            + " very were what when where which while will with would your you're")
                    .split(" "));

    /** In the order in which they are looked for. */
    private static final List<Cue> CUES = List.of(
            new Cue(Role.CONCESSION, "\\b(admit|granted|concede|it is true that|i agree|fair point)\\b"),
            new Cue(
                    Role.REBUTTAL,
                    "\\b(opponent|other side|you (say|said|claim|argue)|they (say|claim|argue)|wrong|however|but)\\b"),
            new Cue(Role.EXAMPLE, "\\b(for example|for instance|such as|e\\.g\\.|imagine)\\b"),
            new Cue(
                    Role.EVIDENCE,
                    "\\b(study|studies|survey|according to|report|research|data|per cent|percent)\\b|\\d|%"),
            new Cue(Role.REASON, "\\b(because|since|therefore|so that|thus|hence|as a result|which means)\\b"));

    private record Cue(Role role, Pattern words) {
        Cue(Role role, String words) {
            this(role, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
        }
    }

    private record Sentence(int id, Seat seat, Quote place, String text, Set<String> words) {}

    private FlowReader() {}

    static Flow read(List<Turn> turns) {
        var sentences = new ArrayList<Sentence>();
        turns.forEach(turn -> split(turn, sentences));
        var edges = new ArrayList<Edge>();
        for (var later : sentences) {
            link(later, sentences, Link.ANSWERS).ifPresent(edges::add);
            link(later, sentences, Link.SUPPORTS).ifPresent(edges::add);
        }
        var answered = edges.stream()
                .filter(edge -> edge.link() == Link.ANSWERS)
                .map(Edge::to)
                .collect(Collectors.toSet());
        var nodes = sentences.stream()
                .map(sentence -> node(sentence, isDropped(sentence, turns, answered)))
                .toList();
        return new Flow(nodes, edges);
    }

    private static void split(Turn turn, List<Sentence> into) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(turn.text());
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE && into.size() < MOST_NODES; end = breaks.next()) {
            var text = turn.text().substring(start, end);
            var from = start + text.length() - text.stripLeading().length();
            var to = from + text.strip().length();
            var words = meaning(text);
            if (words.size() >= FEWEST_WORDS) {
                var place = new Quote(turn.number(), from, to);
                into.add(new Sentence(into.size() + 1, turn.seat(), place, text.strip(), words));
            }
            start = end;
        }
    }

    /** The earlier sentence that is nearest. */
    private static Optional<Edge> link(Sentence later, List<Sentence> all, Link link) {
        return all.stream()
                .filter(earlier ->
                        earlier.id() < later.id() && (earlier.seat() == later.seat()) == (link == Link.SUPPORTS))
                .map(earlier -> new Edge(later.id(), earlier.id(), link, likeness(later.words(), earlier.words())))
                .filter(edge -> edge.strength() >= SHARED_PART)
                .max(Comparator.comparingDouble(Edge::strength));
    }

    private static boolean isDropped(Sentence sentence, List<Turn> turns, Set<Integer> answered) {
        return !answered.contains(sentence.id())
                && turns.stream()
                        .anyMatch(turn -> turn.seat() != sentence.seat()
                                && turn.number() > sentence.place().turn());
    }

    private static Node node(Sentence sentence, boolean dropped) {
        var role = CUES.stream()
                .filter(cue -> cue.words().matcher(sentence.text()).find())
                .map(Cue::role)
                .findFirst()
                .orElse(Role.CLAIM);
        return new Node(sentence.id(), sentence.seat(), role, sentence.place(), sentence.text(), dropped);
    }

    private static double likeness(Set<String> one, Set<String> other) {
        var shared = new HashSet<>(one);
        shared.retainAll(other);
        return shared.size() < SHARED_WORDS ? 0 : shared.size() / (double) Math.min(one.size(), other.size());
    }

    /** Words that carry meaning, by their beginnings, so that pay and pays are one. */
    private static Set<String> meaning(String text) {
        var found = WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(match -> match.group());
        return found.filter(word -> !EMPTY.contains(word))
                .map(word -> word.substring(0, Math.min(STEM, word.length())).replaceAll("s$", ""))
                .collect(Collectors.toSet());
    }
}
