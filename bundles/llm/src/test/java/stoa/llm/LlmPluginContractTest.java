package stoa.llm;

import static org.junit.jupiter.api.Assertions.assertFalse;

import stoa.api.llm.LanguageModel;
import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class LlmPluginContractTest extends PluginContract {
    LlmPluginContractTest() {
        super("llm");
    }

    @Override
    protected void use(Platform platform) {
        assertFalse(platform.service(LanguageModel.class).state().ready());
    }
}
