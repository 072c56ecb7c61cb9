package stoa.judge.panel;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Judge;
import stoa.testkit.contract.JudgeContract;

class PanelContractTest extends JudgeContract {
    @Override
    protected Judge judge() {
        var seats = new Seats();
        seats.bindJudge(new Voter("a", 7, 3));
        seats.bindJudge(new Voter("b", 6, 4));
        return judge(panel(seats));
    }

    @Override
    protected Optional<Judge> unready() {
        var seats = new Seats();
        seats.bindJudge(new Voter("a", 7, 3).needing("A model. Install it."));
        return Optional.of(judge(panel(seats)));
    }

    private static Panel panel(Seats seats) {
        return new Panel(
                new Bench(seats, List.of(), false), new Calibrations(new MapStore<>()), InstantSource.system(), true);
    }

    Judge judge(Panel panel) {
        return new PanelJudge(panel);
    }
}
