package stoa.llm.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.llm.Outcome;
import stoa.llm.setup.Provider;
import stoa.testkit.llm.Script;

/** Every fault of a provider, in every wire form: right outcome, deadline and budget kept, nothing secret in the log. */
final class ConformanceTest {
    private static final Duration HANGS_NEVER = Duration.ofSeconds(20);

    /**
     * A case.
     *
     * @param script lines parted by commas
     * @param requests how many the provider gets
     */
    record Case(String script, long milliseconds, Outcome outcome, int requests) {
        @Override
        public String toString() {
            return script + " within " + milliseconds + " ms";
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("good", 20_000, Outcome.ANSWERED, 1),
            new Case("fence", 20_000, Outcome.ANSWERED, 1),
            new Case("extra", 20_000, Outcome.ANSWERED, 1),
            new Case("moody", 20_000, Outcome.ANSWERED, 1),
            new Case("obeys", 20_000, Outcome.ANSWERED, 1),
            new Case("long", 20_000, Outcome.ANSWERED, 1),
            new Case("first", 20_000, Outcome.ANSWERED, 1),
            new Case("side", 20_000, Outcome.ANSWERED, 1),
            new Case("eleven", 20_000, Outcome.INVALID, 2),
            new Case("eleven,good", 20_000, Outcome.ANSWERED, 2),
            new Case("fraction", 20_000, Outcome.INVALID, 2),
            new Case("fraction,good", 20_000, Outcome.ANSWERED, 2),
            new Case("quoted-number", 20_000, Outcome.INVALID, 2),
            new Case("quoted-number,good", 20_000, Outcome.ANSWERED, 2),
            new Case("foreign-quote", 20_000, Outcome.INVALID, 2),
            new Case("foreign-quote,good", 20_000, Outcome.ANSWERED, 2),
            new Case("missing", 20_000, Outcome.INVALID, 2),
            new Case("duplicate", 20_000, Outcome.INVALID, 2),
            new Case("truncated-json", 20_000, Outcome.INVALID, 2),
            new Case("truncated-json,good", 20_000, Outcome.ANSWERED, 2),
            new Case("prose", 20_000, Outcome.INVALID, 2),
            new Case("huge", 20_000, Outcome.INVALID, 1),
            new Case("leak", 20_000, Outcome.LEAKED, 1),
            new Case("blocked", 20_000, Outcome.REFUSED, 1),
            new Case("refusal", 20_000, Outcome.REFUSED, 1),
            new Case("cut", 20_000, Outcome.TRUNCATED, 2),
            new Case("cut,good", 20_000, Outcome.ANSWERED, 2),
            new Case("forgetful", 20_000, Outcome.TOO_LONG, 1),
            new Case("wrong-type", 20_000, Outcome.UNAVAILABLE, 1),
            new Case("broken-envelope", 20_000, Outcome.UNAVAILABLE, 3),
            new Case("broken-envelope,good", 20_000, Outcome.ANSWERED, 2),
            new Case("reset", 20_000, Outcome.UNAVAILABLE, 3),
            new Case("reset,good", 20_000, Outcome.ANSWERED, 2),
            new Case("loris", 300, Outcome.LATE, 1),
            new Case("stall", 300, Outcome.LATE, 1),
            new Case("busy", 20_000, Outcome.UNAVAILABLE, 3),
            new Case("busy,busy,good", 20_000, Outcome.ANSWERED, 3),
            new Case("busy-hint hint=2s,good", 20_000, Outcome.ANSWERED, 2),
            new Case("busy-hint hint=30s,good", 20_000, Outcome.UNAVAILABLE, 1),
            new Case("quota", 20_000, Outcome.UNAVAILABLE, 1),
            new Case("overloaded,good", 20_000, Outcome.ANSWERED, 2),
            new Case("unavailable,internal,good", 20_000, Outcome.ANSWERED, 3),
            new Case("overloaded", 20_000, Outcome.UNAVAILABLE, 3),
            new Case("unauthorized", 20_000, Outcome.UNAVAILABLE, 1),
            new Case("not-found", 20_000, Outcome.UNAVAILABLE, 1),
            new Case("bad-request", 20_000, Outcome.UNAVAILABLE, 1),
            new Case("no-temperature", 20_000, Outcome.ANSWERED, 2),
            new Case("old", 20_000, Outcome.ANSWERED, 2),
            new Case("telltale", 20_000, Outcome.UNAVAILABLE, 2),
            new Case("last-one", 20_000, Outcome.ANSWERED, 1),
            new Case("good", 0, Outcome.LATE, 0));

    static Stream<Arguments> everyFaultInEveryForm() {
        return Arrays.stream(Provider.Kind.values())
                .flatMap(kind -> CASES.stream().map(each -> Arguments.of(kind, each)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyFaultInEveryForm")
    void endsRightInTimeWithinBudgetAndInSilence(Provider.Kind kind, Case each) {
        try (var bench = new Bench(kind, Script.parse(List.of(each.script().split(","))))) {
            var completion =
                    assertTimeoutPreemptively(HANGS_NEVER, () -> bench.ask(Duration.ofMillis(each.milliseconds())));

            assertEquals(each.outcome(), completion.outcome(), completion.reason());
            assertTrue(
                    !bench.clock.instant().isAfter(bench.began.plusMillis(each.milliseconds())),
                    "waited until " + bench.clock.instant());
            assertRequests(kind, each, bench.fake.received().size());
            assertAccounts(
                    bench,
                    completion.source().inputTokens() + completion.source().outputTokens());
            assertSilent(bench, completion.reason());
        }
    }

    /** How many parameters a talkative refusal names differs between the forms. */
    private static void assertRequests(Provider.Kind kind, Case each, int requests) {
        if (each.script().equals("old") && kind == Provider.Kind.OPENAI) {
            // Such servers know neither the field of tokens nor schemas.
            assertEquals(3, requests);
        } else if (each.script().equals("telltale")) {
            assertTrue(requests >= 1 && requests <= 6, kind + " asked " + requests + " times");
        } else if (each.script().equals("quota") && kind == Provider.Kind.OLLAMA) {
            // It has no quotas: a 429 of it is a busy moment.
            assertEquals(3, requests);
        } else {
            assertEquals(each.requests(), requests);
        }
    }

    private static void assertAccounts(Bench bench, long tokens) {
        var subject = bench.spent.getOrDefault("subject/deb_1", Ledger.Spent.NOTHING);

        assertEquals(tokens, subject.tokens(), "what is written off is what the bill says");
        assertTrue(subject.tokens() <= 100_000);
    }

    private static void assertSilent(Bench bench, String reason) {
        for (var place : List.of(bench.logged(), reason)) {
            assertFalse(place.contains(Bench.KEY), place);
            assertFalse(place.contains("zanzibarian"), place);
            assertFalse(place.contains("Judge the speech"), place);
        }
    }
}
