package stoa.judge.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class ModelJudgePluginContractTest extends PluginContract {
    ModelJudgePluginContractTest() {
        super("judge-llm");
    }

    @Override
    protected void use(Platform platform) {
        assertEquals("llm", Stand.in(platform).describe().id());
    }
}
