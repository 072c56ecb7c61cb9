package stoa.api.debate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a judge is asked. Speakers have no names here: a judge must not know them.
 *
 * @param turns all finished turns in order
 * @param turn the number of the turn to score, or empty for the debate as a whole
 * @param criteria what the debate's profile wants scored; a judge leaves out what it cannot score
 */
public record Question(
        String debate, String motion, List<Turn> turns, Optional<Integer> turn, List<Criterion> criteria) {
    public Question {
        Objects.requireNonNull(debate, "debate");
        Objects.requireNonNull(motion, "motion");
        turns = List.copyOf(turns);
        Objects.requireNonNull(turn, "turn");
        criteria = criteria.isEmpty() ? Criterion.CORE : List.copyOf(criteria);
    }

    /** About the core criteria. */
    public Question(String debate, String motion, List<Turn> turns, Optional<Integer> turn) {
        this(debate, motion, turns, turn, Criterion.CORE);
    }

    /** The turn to score; empty for the debate as a whole, or when there is no turn of that number. */
    public Optional<Turn> asked() {
        return turn.flatMap(
                number -> turns.stream().filter(it -> it.number() == number).findFirst());
    }

    /** SHA-256 in hex of all that a judge may look at: not the debate's id, nor the time that was used. */
    public String inputHash() {
        var digest = sha256();
        add(digest, motion);
        add(digest, turn.map(String::valueOf).orElse("whole"));
        criteria.forEach(criterion -> add(digest, criterion.name()));
        for (var each : turns) {
            add(digest, each.number() + " " + each.seat());
            add(digest, each.text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The length goes first, so that no two inputs run together into the same bytes. */
    private static void add(MessageDigest digest, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_16BE);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
