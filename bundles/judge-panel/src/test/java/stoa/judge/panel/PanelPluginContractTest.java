package stoa.judge.panel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import stoa.api.debate.Judge;
import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class PanelPluginContractTest extends PluginContract {
    PanelPluginContractTest() {
        super("judge-panel");
    }

    @Override
    protected void use(Platform platform) {
        var id = platform.service(Judge.class).describe().id();
        assertTrue(Set.of(PanelJudge.ID, CascadeJudge.ID).contains(id), id);
    }
}
