package stoa.judge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import stoa.api.debate.Judge;
import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class EmbeddedPluginContractTest extends PluginContract {
    EmbeddedPluginContractTest() {
        super("judge-embedded");
    }

    @Override
    protected void use(Platform platform) {
        assertEquals("embedded", platform.service(Judge.class).describe().id());
    }
}
