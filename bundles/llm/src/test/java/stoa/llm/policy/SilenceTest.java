package stoa.llm.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.llm.Prompt;
import stoa.api.task.Deadline;
import stoa.llm.setup.Provider;
import stoa.testkit.llm.Act;
import stoa.testkit.llm.Script;

/** With everything logged and whatever the provider does: no key, no word of a text or an answer, no line that somebody forged. */
final class SilenceTest {
    private static final String HOSTILE =
            "zanzibarian\r\n2026-01-01T00:00:00Z ERROR forged\n\u001b[31m\u2028\u0000{} ${jndi:ldap://x} %s %n zanzibarian";
    private static final List<String> SECRETS =
            List.of(Bench.KEY, "zanzibarian", "forged", "Judge the speech", "Nobody ever said", "never to be written");

    static Stream<Arguments> everyActInEveryForm() {
        return Arrays.stream(Provider.Kind.values())
                .flatMap(kind -> Arrays.stream(Act.values()).map(act -> Arguments.of(kind, act)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyActInEveryForm")
    void tellsTheLogNothing(Provider.Kind kind, Act act) throws Exception {
        try (var bench = new Bench(kind, Script.of(act))) {
            var prompt = Prompt.of("judge-turn", "1", "Judge the speech.", Ballot.class)
                    .about("turn", HOSTILE)
                    .checkedBy(_ -> Optional.empty());

            var completion = bench.policy.complete(prompt, Deadline.in(Duration.ofMillis(200), bench.clock));
            bench.policy.warmUp();

            for (var place : List.of(
                    bench.logged(), completion.reason(), bench.policy.counts().toString())) {
                SECRETS.forEach(secret -> assertFalse(place.contains(secret), place));
                assertFalse(place.replace("\n", "").matches("(?s).*[\\p{Cc}\\p{Cf}\u2028\u2029].*"), place);
            }
        }
    }
}
