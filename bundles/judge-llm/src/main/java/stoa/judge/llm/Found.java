package stoa.judge.llm;

import java.util.List;
import stoa.api.debate.Claim;
import stoa.api.debate.Feedback;
import stoa.api.debate.Flag;
import stoa.api.debate.Score;

/**
 * What was found about one seat.
 *
 * @param confidence of the model, 0 to 1
 * @param complete whether every criterion that was asked for could be scored
 * @param held whether points of another judge stand instead of the model's, or a person should look first
 */
record Found(
        List<Score> scores,
        List<Claim> claims,
        List<Flag> flags,
        List<Feedback> feedback,
        double confidence,
        boolean complete,
        boolean held,
        String rationale) {}
