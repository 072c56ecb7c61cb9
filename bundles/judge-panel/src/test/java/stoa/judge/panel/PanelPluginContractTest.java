package stoa.judge.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import stoa.api.debate.Judge;
import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class PanelPluginContractTest extends PluginContract {
    PanelPluginContractTest() {
        super("judge-panel");
    }

    @Override
    protected void use(Platform platform) {
        assertEquals("panel", platform.service(Judge.class).describe().id());
    }
}
