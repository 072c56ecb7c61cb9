package stoa.judge.embedded.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import stoa.api.debate.Flag;
import stoa.judge.embedded.text.CleanText;
import stoa.judge.embedded.text.Lexicon;
import stoa.judge.embedded.text.Prose;
import stoa.judge.embedded.text.Sentence;

/** Sets aside, sentence by sentence, what is no argument, and says what was set aside and why. */
public final class Gates {
    static final Lexicon LISTS = Lexicon.read("/judge-embedded/gates.txt");
    static final Set<String> FUNCTION = LISTS.words("function en");

    private static final Set<String> FILLER = LISTS.words("filler");
    private static final Set<String> CONNECTIVE = LISTS.words("connective");
    private static final int RUN = 4;
    private static final double ENOUGH_HIDDEN = 3;
    /** An order spread over sentences is looked for in no longer text. */
    private static final int SHORT = 400;

    private static final Pattern FALLACY = Pattern.compile(
            "(?i)\\b(everyone|everybody|all the world) (knows|agrees)|\\bno(body| one) (has|can|could) (ever )?(prove[dn]?|disprove|deny)"
                    + "|\\bmust be true\\b|\\bnext (they|thing)|\\btomorrow (they|it|we) will|\\bthe only (alternative|choice|option)|\\beither you\\b"
                    + "|\\bwhat about\\b|\\bthen (pet|our|your|all|every)\\b.{0,40}\\bthen\\b|\\byou would (say|think) that\\b");
    private static final Pattern INCREDIBLE = Pattern.compile(
            "(?i)\\d\\.\\d{2,}\\s*(%|per ?cent)|\\b20(2[7-9]|[3-9]\\d)\\b.{0,30}\\b(study|survey|report|found|showed|proved)"
                    + "|\\b(study|survey|report)\\b.{0,30}\\b20(2[7-9]|[3-9]\\d)\\b|\\b\\d{1,3}(,\\d{3})*,\\d{2}[1-9]\\b|\\bminus \\d+ (dollar|euro|pound|per)|\\.example\\b"
                    + "|\\b(prove[sdn]|confirmed|guarantee[sd]?)\\b.{0,60}\\b(exactly|all|every|100|\\d{3,})\\b|\\b(100|99\\.\\d+) ?(%|per ?cent) of (all )?(scientists|experts|doctors|people|studies)"
                    + "|\\b(cured|caused|killed|saved) (exactly )?\\d[\\d,.]* ?(million|billion|thousand|revolutions|people|patients)|\\binstitute of (everything|truth|facts)");

    private final List<Remark> remarks = new ArrayList<>();
    private final Shingles motion;
    private final Shingles opponent;
    private final Shingles before;
    private final Set<List<String>> said = new HashSet<>();
    private final Map<String, Boolean> orders = new HashMap<>();

    private Gates(String motion, String opponent) {
        this.motion = new Shingles(Sentence.of(motion, 0).words(), RUN);
        this.opponent = new Shingles(Sentence.of(opponent, 0).words(), RUN);
        this.before = new Shingles(List.of(), RUN);
    }

    /**
     * Sets aside what is no argument.
     *
     * @param opponent the other side's last turn; may be empty
     */
    public static Gated pass(CleanText text, String motion, String opponent, boolean forMotion)
            throws InterruptedException {
        var gates = new Gates(motion, opponent);
        var gated = gates.pass(text);
        Stance.wrong(Prose.of(text.text()), motion, forMotion)
                .ifPresent(it -> gates.remark(Flag.WRONG_SIDE, it, "Does this speak for the other side?"));
        return new Gated(gated.kept(), gated.read(), gates.remarks, gated.shuffled(), gated.foreign());
    }

    private Gated pass(CleanText text) throws InterruptedException {
        var prose = Prose.of(text.text());
        if (text.hidden() >= ENOUGH_HIDDEN) {
            whole(Flag.HIDDEN_TEXT, "Hidden or disguised characters were removed before reading.");
        }
        if (text.cut()) {
            whole(Flag.CUT, "Only the beginning was read, because the turn is very long.");
        }
        if (prose.sentences().size() > 1
                && text.text().length() < SHORT
                && prose.sentences().stream().noneMatch(this::speaksToJudge)
                && Orders.isOrder(text.text())) {
            whole(Flag.PROMPT_INJECTION, "The turn as a whole speaks to the judge instead of the other side.");
        }
        var kept = kept(prose);
        var foreign = Language.isForeign(prose);
        var shuffled = !foreign && WordOrder.isShuffled(new Prose(kept).words());
        if (shuffled) {
            whole(Flag.GIBBERISH, "The words are in no order that a sentence has.");
        }
        return new Gated(
                has(Flag.PROMPT_INJECTION)
                                && remarks.stream()
                                        .anyMatch(it -> it.code().equals(Flag.PROMPT_INJECTION)
                                                && it.sentence().isEmpty())
                        ? new Prose(List.of())
                        : new Prose(kept),
                prose.words().size(),
                remarks,
                shuffled,
                foreign);
    }

    private List<Sentence> kept(Prose prose) throws InterruptedException {
        var kept = new ArrayList<Sentence>();
        for (var sentence : prose.sentences()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while reading a turn");
            }
            if (keeps(sentence)) {
                kept.add(sentence);
            }
        }
        return kept;
    }

    private boolean keeps(Sentence sentence) {
        look(sentence);
        var kept = !isRepeated(sentence)
                && !isOrder(sentence)
                && !isAbuse(sentence)
                && !isStuffed(sentence)
                && !isCopy(sentence)
                && !isEmpty(sentence);
        before.add(sentence.words());
        return kept;
    }

    private void look(Sentence sentence) {
        if (FALLACY.matcher(sentence.text()).find()) {
            remark(Flag.POSSIBLE_FALLACY, sentence, "Does this follow, or does it only seem to?");
        }
        if (INCREDIBLE.matcher(sentence.text()).find()) {
            remark(
                    Flag.UNVERIFIED_STATISTIC,
                    sentence,
                    "Where can this be checked? It is more exact, or says more, than a source would.");
        }
    }

    private boolean isOrder(Sentence sentence) {
        return speaksToJudge(sentence)
                && remark(
                        Flag.PROMPT_INJECTION,
                        sentence,
                        "This speaks to the judge instead of the other side; it was not scored.");
    }

    private boolean speaksToJudge(Sentence sentence) {
        return orders.computeIfAbsent(sentence.text(), Orders::isOrder);
    }

    private boolean isRepeated(Sentence sentence) {
        var again = !said.add(sentence.words()) && !sentence.words().isEmpty()
                || before.share(sentence.words()) > 0.7
                || isLoop(sentence.words());
        return again && remark(Flag.REPETITION, sentence, "This was said before; it counts once.");
    }

    /** The same few words over and over. */
    private static boolean isLoop(List<String> words) {
        return words.size() > 20 && new HashSet<>(words).size() < words.size() / 4;
    }

    private boolean isAbuse(Sentence sentence) {
        var found = LISTS.count("abuse", sentence.words()) + LISTS.count("abuse phrase", sentence.words()) > 0;
        return found
                && remark(Flag.ABUSE, sentence, "This attacks a person instead of an argument; it was not scored.");
    }

    private boolean isStuffed(Sentence sentence) {
        var words = sentence.words();
        var few = words.size() >= 8 && share(words, FUNCTION) < 0.12;
        var connectives = words.size() >= 5 && share(words, CONNECTIVE) > 0.4;
        if (few && Noise.isNoise(words)) {
            return remark(Flag.GIBBERISH, sentence, "These are no words; they were not scored.");
        }
        return (few || connectives)
                && remark(
                        Flag.KEYWORD_STUFFING,
                        sentence,
                        "Words are piled up here without a sentence; it was not scored.");
    }

    private boolean isCopy(Sentence sentence) {
        var words = sentence.words();
        if (words.size() < 3) {
            return false;
        }
        var ofMotion =
                motion.share(words) > 0.5 || motion.contentShare(words) > 0.85 && LISTS.count("reasoning", words) == 0;
        var ofOpponent = opponent.share(words) > 0.5
                || words.size() > 5 && opponent.contentShare(words) > 0.75 && LISTS.count("rebuttal", words) == 0;
        return ofMotion && remark(Flag.COPY, sentence, "These are the words of the motion; they were not scored.")
                || ofOpponent
                        && remark(Flag.COPY, sentence, "These are the words of the other side; they were not scored.");
    }

    /** Says nothing about the matter; no remark, since courtesy is no fault. */
    private static boolean isEmpty(Sentence sentence) {
        var words = sentence.words();
        var content = words.stream()
                .filter(word -> !FUNCTION.contains(word) && !FILLER.contains(word))
                .count();
        return words.isEmpty() || words.size() >= 3 && content <= words.size() / 12 || words.size() < 3 && content == 0;
    }

    static double share(List<String> words, Set<String> list) {
        return words.stream().filter(list::contains).count() / (double) Math.max(1, words.size());
    }

    private boolean has(String code) {
        return remarks.stream().anyMatch(remark -> remark.code().equals(code));
    }

    private boolean remark(String code, Sentence sentence, String note) {
        if (remarks.stream().filter(it -> it.code().equals(code)).count() < 3) {
            remarks.add(new Remark(code, Optional.of(sentence), note));
        }
        return true;
    }

    private void whole(String code, String note) {
        remarks.add(new Remark(code, Optional.empty(), note));
    }
}
