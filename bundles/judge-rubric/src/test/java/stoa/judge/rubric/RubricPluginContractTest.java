package stoa.judge.rubric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import stoa.api.debate.Judge;
import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class RubricPluginContractTest extends PluginContract {
    RubricPluginContractTest() {
        super("judge-rubric");
    }

    @Override
    protected void use(Platform platform) {
        assertEquals("rubric", platform.service(Judge.class).describe().id());
    }
}
