package stoa.judge.panel;

import stoa.api.debate.Judge;

final class CascadeContractTest extends PanelContractTest {
    @Override
    Judge judge(Panel panel) {
        return new CascadeJudge(panel);
    }
}
