package stoa.judge.rubric;

import stoa.api.debate.Judge;
import stoa.testkit.contract.JudgeContract;

class RubricJudgeContractTest extends JudgeContract {
    @Override
    protected Judge judge() {
        return new RubricJudge();
    }
}
