package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.kernel.persistence.log.Appends.AT;
import static stoa.kernel.persistence.log.Appends.timed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append.ClearTimer;
import stoa.kernel.contract.log.Append.SetTimer;
import stoa.kernel.contract.log.StoredTimer;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;

@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
final class TimersTest {
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");

    @Parameter
    Engine engine;

    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(engine);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void setsReplacesAndClearsTimers() {
        log().append(List.of(timed(DEBATE, 0, List.of(timer("clock", 10, 1), timer("grace", 5, 2)))));
        assertEquals(List.of("grace", "clock"), due(60));
        assertEquals(List.of("grace"), due(5));

        log().append(List.of(timed(DEBATE, 1, List.of(timer("clock", 20, 3), new ClearTimer("grace", 9)))));
        assertEquals(List.of("grace"), due(19));

        log().append(List.of(timed(DEBATE, 2, List.of(new ClearTimer("clock", 1), new ClearTimer("grace", 2)))));
        assertEquals(List.of("clock"), due(60));

        log().append(List.of(timed(DEBATE, 3, List.of(new ClearTimer("clock", 0)))));
        assertEquals(List.of(), due(60));
    }

    @Test
    void foldsTimerChangesOfOneGroup() {
        log().append(List.of(
                timed(DEBATE, 0, List.of(timer("a", 10, 1), timer("b", 10, 2))),
                timed(DEBATE, 1, List.of(new ClearTimer("a", 1), new ClearTimer("b", 1), timer("c", 5, 3))),
                timed(DEBATE, 2, List.of(timer("c", 7, 4), new ClearTimer("c", 3)))));

        assertEquals(List.of("c", "b"), due(60));
        assertEquals(4, log().dueTimers(AT.plusSeconds(60), 1).getFirst().setting());
    }

    @Test
    void tellsWhenTheNextTimerIsDue() {
        assertEquals(Optional.empty(), log().nextTimer());
        log().append(List.of(timed(DEBATE, 0, List.of(timer("a", 10, 1), timer("b", 20, 2)))));

        assertEquals(Optional.of(AT.plusSeconds(10)), log().nextTimer());
        bed.clock().advance(Duration.ofSeconds(10));
        assertEquals(Optional.of(AT.plusSeconds(20)), log().nextTimer());
    }

    private List<String> due(int seconds) {
        return log().dueTimers(AT.plusSeconds(seconds), 10).stream()
                .map(StoredTimer::name)
                .toList();
    }

    private static SetTimer timer(String name, int seconds, long setting) {
        return new SetTimer(name, AT.plusSeconds(seconds), "tick", 1, new byte[] {1}, setting);
    }

    private JdbcEventLog log() {
        return bed.log();
    }
}
