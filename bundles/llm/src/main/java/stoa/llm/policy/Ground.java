package stoa.llm.policy;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import stoa.llm.setup.Permits;
import stoa.llm.wire.Transport;

/** What the policy stands on; a test brings its own. */
public record Ground(
        Transport transport,
        InstantSource clock,
        Pauses pauses,
        RandomGenerator random,
        Ledger ledger,
        Permits permits) {}
