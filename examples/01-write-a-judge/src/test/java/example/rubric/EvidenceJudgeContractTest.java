package example.rubric;

import stoa.api.debate.Judge;
import stoa.testkit.contract.JudgeContract;

/** What every judge must keep, as the testkit has it. */
final class EvidenceJudgeContractTest extends JudgeContract {
    @Override
    protected Judge judge() {
        return new EvidenceJudge();
    }
}
