package stoa.kernel.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.messaging.Correlation;
import stoa.kernel.messaging.stream.StreamEngine;

/** What became of a command stands in the log with the request that it came by. */
class CorrelationTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(StreamEngine.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final HandClock clock = new HandClock();
    private final Engine engine = new Engine(new MemoryLog(clock, 1), clock).with(new Tally());

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        engine.close();
    }

    @Test
    void standsBesideTheSequenceOfWhatWasAppended() {
        Correlation.during("asked-1", () -> engine.streams.send(tally("a"), new Tally.Add(3, "x"), ANN));

        assertEquals(
                List.of("A command is durable correlation=asked-1 stream=tally:a command=add caller=usr_ann sequence=1"
                        + " repeated=false"),
                said());
    }

    @Test
    void standsBesideTheReasonOfWhatWasRefused() {
        assertThrows(
                PlatformException.class,
                () -> Correlation.during(
                        "asked-2", () -> engine.streams.send(tally("a"), new Tally.Add(1001, "x"), ANN)));

        assertEquals(
                List.of("A command was refused correlation=asked-2 stream=tally:a command=add caller=usr_ann"
                        + " error=TOO_BIG"),
                said());
    }

    private List<String> said() {
        return lines.list.stream()
                .map(line -> line.getMessage()
                        + line.getKeyValuePairs().stream()
                                .map(pair -> " " + pair.key + "=" + pair.value)
                                .collect(Collectors.joining()))
                .toList();
    }
}
