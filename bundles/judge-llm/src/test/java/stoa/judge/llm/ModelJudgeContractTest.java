package stoa.judge.llm;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import stoa.api.debate.Judge;
import stoa.testkit.contract.JudgeContract;
import stoa.testkit.llm.Act;
import stoa.testkit.llm.Script;

class ModelJudgeContractTest extends JudgeContract {
    private final Stand stand = new Stand(Script.of(Act.GOOD));

    @Override
    protected Judge judge() {
        return stand.judge;
    }

    @Override
    protected Optional<Judge> unready() {
        return Optional.of(new ModelJudge(new Unset(), (_, _) -> Optional.empty()));
    }

    @AfterEach
    void close() {
        stand.close();
    }
}
