package stoa.debate.opening;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stoa.api.debate.Seat;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.debate.motion.BankMotion;
import stoa.debate.motion.MotionBank;
import stoa.debate.room.Motion;
import stoa.debate.room.Terms;

/**
 * What somebody wants to debate, and how; whatever is left out gets the usual value.
 *
 * @param motion own words, 8 to 300 characters; or {@code motionId}
 * @param preset {@code 3+10}, {@code 5+15}, {@code 10+30} or {@code 15+0}
 * @param turns each, 1 to 20; 0 for as long as the clocks last
 * @param seat {@code proposition}, {@code opposition}, {@code random} or {@code none}
 * @param judge the id of the judge whose word counts; the institution's usual one if left out
 * @param reviewers ids of judges that are asked afterwards
 * @param key the same key from the same person opens the same debate
 */
public record Wish(
        Optional<String> motion,
        Optional<String> motionId,
        Optional<String> preset,
        Optional<Integer> turns,
        Optional<Boolean> rated,
        Optional<Boolean> guests,
        Optional<String> seat,
        Optional<String> key,
        Optional<String> judge,
        List<String> reviewers) {
    private static final int MOST_TURNS = 20;
    private static final int USUAL_TURNS = 4;
    private static final int MOST_REVIEWERS = 4;
    private static final Pattern JUDGE = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    Motion motion(MotionBank bank) {
        if (motion.isPresent() == motionId.isPresent()) {
            throw Errors.badInput(
                    "A debate needs either 'motion' in your own words or a 'motionId' of the bank, not both.");
        }
        return motion.map(Wish::own).orElseGet(() -> ofBank(bank, motionId.orElseThrow()));
    }

    Terms terms() {
        var time = Preset.of(preset.orElse("3+10"));
        int turnsEach = turns.orElse(USUAL_TURNS);
        if (turnsEach < 0 || turnsEach > MOST_TURNS) {
            throw Errors.badInput(
                    "Turns '" + turnsEach + "' must be between 1 and " + MOST_TURNS + ", or 0 for no limit.");
        }
        boolean forGuests = guests.orElse(false);
        boolean forRating = rated.orElse(!forGuests);
        if (forGuests && forRating) {
            throw new PlatformException(
                    ErrorCode.of("TERMS_REFUSED", ErrorKind.CALLER),
                    "A rated debate cannot have guests in its seats. Choose unrated, or members only.");
        }
        var limit = turnsEach == 0 ? Optional.<Integer>empty() : Optional.of(turnsEach);
        return new Terms(time.initialMs(), time.incrementMs(), limit, forRating, forGuests)
                .judgedBy(judge.map(Wish::judgeId), reviewerIds());
    }

    private List<String> reviewerIds() {
        if (reviewers.size() > MOST_REVIEWERS) {
            throw Errors.badInput(
                    "There are " + reviewers.size() + " reviewers; choose at most " + MOST_REVIEWERS + ".");
        }
        return reviewers.stream().map(Wish::judgeId).distinct().toList();
    }

    private static String judgeId(String id) {
        if (!JUDGE.matcher(id).matches()) {
            throw Errors.badInput("Judge '" + id + "' must be the id of a judge, such as rubric.");
        }
        return id;
    }

    /** The host's seat; chance is a bit of the id, so that a repeat leads to the same. */
    Optional<Seat> seat(String debate) {
        var wanted = seat.orElse("random");
        return switch (wanted) {
            case "proposition" -> Optional.of(Seat.PROPOSITION);
            case "opposition" -> Optional.of(Seat.OPPOSITION);
            case "random" -> Optional.of(Seat.values()[Math.floorMod(debate.hashCode(), 2)]);
            case "none" -> Optional.empty();
            default -> throw Errors.badInput("Seat '" + wanted + "' must be proposition, opposition, random or none.");
        };
    }

    private static Motion own(String words) {
        var text = words.strip();
        var length = text.codePointCount(0, text.length());
        if (length < 8 || length > 300 || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Errors.badInput("The motion has " + length + " characters; write one line of 8 to 300.");
        }
        return new Motion(text, Optional.empty(), List.of());
    }

    private static Motion ofBank(MotionBank bank, String id) {
        return bank.find(id)
                .map(Wish::motion)
                .orElseThrow(
                        () -> Errors.notFound("Motion '" + id + "' is not in the bank. Look it up in GET /motions."));
    }

    private static Motion motion(BankMotion known) {
        return new Motion(known.text(), Optional.of(known.id()), known.topics());
    }
}
