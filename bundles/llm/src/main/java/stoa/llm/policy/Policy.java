package stoa.llm.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.llm.Completion;
import stoa.api.llm.Material;
import stoa.api.llm.Outcome;
import stoa.api.llm.Prompt;
import stoa.api.task.Deadline;
import stoa.llm.dialect.Ask;
import stoa.llm.dialect.Dialect;
import stoa.llm.dialect.Heard;
import stoa.llm.prompt.Envelope;
import stoa.llm.setup.Provider;
import stoa.llm.shape.Json;
import stoa.llm.shape.Shape;
import stoa.llm.wire.HttpCall;
import stoa.llm.wire.Transport;

/** All that happens between a prompt and its completion. Thread-safe. */
public final class Policy {
    private static final Logger LOG = LoggerFactory.getLogger(Policy.class);

    private final Provider provider;
    private final Ground ground;
    private final Exchange exchange;
    private final Breaker breaker;
    private final Tally tally;
    private final Answers answers = new Answers();

    public Policy(Provider provider, Ground ground) {
        this.provider = provider;
        this.ground = ground;
        this.tally = new Tally(provider.without());
        this.breaker = new Breaker(ground.clock());
        this.exchange = new Exchange(new Attempt(provider, ground, breaker, tally), ground, tally);
    }

    public Tally.Counts counts() {
        return tally.counts();
    }

    public Breaker.State breaker() {
        return breaker.state();
    }

    /** Has a server of our own load its model, so that no debate waits for that; asks nothing and costs nothing. */
    public void warmUp() {
        Dialect.of(provider.dialect()).warmUp(provider).ifPresent(this::warmUp);
    }

    private void warmUp(HttpCall call) {
        breaker.forgive(true);
        try {
            ground.transport().send(call, Provider.longest());
        } catch (Transport.Broken unready) {
            LOG.atInfo()
                    .addKeyValue("why", unready.why())
                    .log("The language model could not be warmed up; the first question loads it");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            breaker.forgive(false);
        }
    }

    public <R extends Record> Completion<R> complete(Prompt<R> prompt, Deadline deadline) throws InterruptedException {
        var seen = Envelope.harmless(prompt.materials(), !provider.isLocal());
        var schema = Envelope.schema(prompt.shape());
        var bill = new Bill(
                hash(List.of(prompt.version(), prompt.instructions(), schema)), inputHash(prompt, schema, seen));
        if (!mayRead(prompt.account().institution())) {
            return end(Completion.without(
                    Outcome.NOT_ALLOWED,
                    "The institution does not allow that this language model reads its texts.",
                    bill.source(false)));
        }
        var kept = answers.find(bill.inputHash()).flatMap(answer -> again(prompt, answer, bill));
        return kept.isPresent()
                ? kept.get()
                : end(asked(prompt, Envelope.of(prompt.instructions(), schema, seen, ground.random()), bill, deadline));
    }

    /** Whether texts of that institution may go to the model: a decision about it, else the settings. */
    public boolean mayRead(String institution) {
        return ground.permits()
                .of(institution)
                .map(reach -> reach.allows(provider))
                .orElseGet(() -> provider.mayRead(institution));
    }

    /** At most two questions: the second after an answer that was refused, or with room for one that was cut off. */
    private <R extends Record> Completion<R> asked(Prompt<R> prompt, Envelope envelope, Bill bill, Deadline deadline)
            throws InterruptedException {
        var ask = new Ask(provider, envelope, new Shape<>(prompt.shape()).schema(), prompt.tokens());
        var first = outcome(prompt, ask, bill, deadline);
        if (first.outcome() != Outcome.INVALID && first.outcome() != Outcome.TRUNCATED || !isRepairable(first)) {
            return first;
        }
        tally.repaired();
        var second = first.outcome() == Outcome.INVALID
                ? ask.with(envelope.repair(first.reason()))
                : ask.within(2 * prompt.tokens());
        return outcome(prompt, second, bill, deadline);
    }

    /** An answer without end is not asked for twice. */
    private static boolean isRepairable(Completion<?> first) {
        return !first.reason().contains("far too large");
    }

    private <R extends Record> Completion<R> outcome(Prompt<R> prompt, Ask ask, Bill bill, Deadline deadline)
            throws InterruptedException {
        var ending = exchange.make(ask, prompt.account(), bill, deadline);
        if (ending.said().isEmpty()) {
            return Completion.without(ending.outcome(), ending.reason(), bill.source(false));
        }
        var said = ending.said().get();
        if (ask.envelope().isLeakedBy(said.text())) {
            return Completion.without(
                    Outcome.LEAKED, "The answer gave away what must stay secret.", bill.source(false));
        }
        return fit(prompt, said, bill);
    }

    private <R extends Record> Completion<R> fit(Prompt<R> prompt, Heard.Said said, Bill bill) {
        try {
            var answer = new Shape<>(prompt.shape()).read(said.text());
            var complaint = prompt.check().complaint(answer);
            if (complaint.isPresent()) {
                throw new Shape.Unfit(complaint.get());
            }
            answers.keep(bill.inputHash(), new Answers.Kept(said.text(), said.model()));
            return Completion.of(answer, bill.source(false));
        } catch (Shape.Unfit unfit) {
            return Completion.without(Outcome.INVALID, unfit.complaint(), bill.source(false));
        }
    }

    private <R extends Record> Optional<Completion<R>> again(Prompt<R> prompt, Answers.Kept kept, Bill bill) {
        try {
            var answer = new Shape<>(prompt.shape()).read(kept.text());
            bill.answeredBy(kept.model());
            tally.ended(Outcome.ANSWERED, true);
            return prompt.check().complaint(answer).isPresent()
                    ? Optional.empty()
                    : Optional.of(Completion.of(answer, bill.source(true)));
        } catch (Shape.Unfit changed) {
            return Optional.empty();
        }
    }

    private <R extends Record> Completion<R> end(Completion<R> completion) {
        tally.ended(completion.outcome(), false);
        return completion;
    }

    private String inputHash(Prompt<?> prompt, String schema, List<Material> seen) {
        var parts = new ArrayList<>(List.of(
                prompt.purpose(),
                prompt.version(),
                prompt.instructions(),
                schema,
                provider.toString(),
                provider.address().toString(),
                String.valueOf(prompt.tokens())));
        seen.forEach(each -> parts.addAll(List.of(each.name(), each.text())));
        return hash(parts);
    }

    /** Over a JSON list, so that no two lists run together into the same text. */
    private static String hash(List<String> parts) {
        try {
            var list = Json.object();
            var texts = list.putArray("parts");
            parts.forEach(texts::add);
            var bytes = Json.text(list).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
