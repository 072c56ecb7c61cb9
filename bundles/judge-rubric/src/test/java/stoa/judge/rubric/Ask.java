package stoa.judge.rubric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** Questions to the rubric, about one motion and by two honest speakers. */
final class Ask {
    static final String MOTION = "Public libraries should open on Sundays";
    static final String FOR =
            "Libraries should open on Sundays because most people work from Monday to Friday and cannot come. "
                    + "In my town the reading room is full on Saturdays, so a second day would halve the queue. "
                    + "A Sunday at the library costs a family nothing, whereas a cinema costs forty euros. "
                    + "Some will say that staff deserve their weekend, but volunteers and higher pay solve that.";
    static final String AGAINST =
            "My opponent says that people who work cannot come, but libraries already stay open until eight in the evening. "
                    + "It is true that Saturdays are crowded; however, a longer Saturday would be cheaper than a whole new day. "
                    + "According to the city budget of 2025 one more day costs 300000 euros, which means fewer new books. "
                    + "A good collection on six days is worth more than an empty shelf on seven.";
    static final String AGAINST_AGAIN = "The other side gives no reason why a Sunday is better than a longer Saturday. "
            + "Volunteers, which the proposition offered at first, need somebody who trains them, so they are not free either. "
            + "For example, the library of our neighbours closed its Sunday room after a year because two volunteers fell ill. "
            + "Even if some families would come, a shelf of new books serves more people than an hour more.";

    private Ask() {}

    /** The verdict on an answer to the honest opening. */
    static Verdict answer(String text) {
        return turn(MOTION, List.of(FOR, text));
    }

    static Verdict opening(String text) {
        return turn(MOTION, List.of(text));
    }

    static Verdict turn(String motion, List<String> speeches) {
        return ask(new Question("deb_1", motion, turns(speeches), Optional.of(speeches.size())));
    }

    static Verdict debate(String... speeches) {
        return ask(new Question("deb_1", MOTION, turns(List.of(speeches)), Optional.empty()));
    }

    static Verdict ask(Question question) {
        try {
            return new RubricJudge().judge(question, new Deadline(Instant.MAX));
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    static List<Turn> turns(List<String> speeches) {
        var turns = new ArrayList<Turn>();
        for (int index = 0; index < speeches.size(); index++) {
            var seat = index % 2 == 0 ? Seat.PROPOSITION : Seat.OPPOSITION;
            turns.add(new Turn(index + 1, seat, speeches.get(index), Duration.ofSeconds(30)));
        }
        return turns;
    }

    static double points(Verdict verdict, Criterion criterion) {
        return verdict.scores().stream()
                .filter(score -> score.criterion() == criterion)
                .mapToDouble(Score::points)
                .findFirst()
                .orElse(0);
    }

    static double mean(Verdict verdict) {
        return verdict.scores().stream().mapToDouble(Score::points).average().orElse(0);
    }
}
