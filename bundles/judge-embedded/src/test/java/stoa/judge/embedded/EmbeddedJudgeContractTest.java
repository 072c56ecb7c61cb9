package stoa.judge.embedded;

import stoa.api.debate.Judge;
import stoa.testkit.contract.JudgeContract;

class EmbeddedJudgeContractTest extends JudgeContract {
    @Override
    protected Judge judge() {
        return new EmbeddedJudge(Encoders.MODEL);
    }
}
