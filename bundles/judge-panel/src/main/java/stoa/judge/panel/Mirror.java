package stoa.judge.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Question;
import stoa.api.debate.Turn;

/**
 * The same debate with the speakers exchanged: who spoke first speaks second, who was for the motion is against its opposite. A
 * judge that leans to a side or to a place names another winner here than before.
 */
final class Mirror {
    private static final String OPPOSITE = "This is wrong: ";

    private Mirror() {}

    /** Empty for a turn, and before both have spoken: there nobody can win. */
    static Optional<Question> of(Question question) {
        return question.turn().isPresent() || question.turns().size() < 2
                ? Optional.empty()
                : Optional.of(new Question(
                        question.debate(),
                        OPPOSITE + question.motion(),
                        exchanged(question.turns()),
                        Optional.empty(),
                        question.criteria()));
    }

    private static List<Turn> exchanged(List<Turn> turns) {
        var all = new ArrayList<Turn>();
        for (int place = 0; place < turns.size(); place++) {
            var partner = place % 2 == 0 ? place + 1 : place - 1;
            var turn = turns.get(partner < turns.size() ? partner : place);
            all.add(new Turn(place + 1, turn.seat().other(), turn.text(), turn.used()));
        }
        return all;
    }
}
