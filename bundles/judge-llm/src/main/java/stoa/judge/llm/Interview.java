package stoa.judge.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import stoa.api.debate.Claim;
import stoa.api.debate.Criterion;
import stoa.api.debate.Feedback;
import stoa.api.debate.Flag;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.llm.Account;
import stoa.api.llm.Completion;
import stoa.api.llm.LanguageModel;
import stoa.api.llm.Prompt;
import stoa.api.task.Deadline;

/** The questions about one seat and what their answers mean. Of one thread; keeps what it cost. */
final class Interview {
    private static final String NO_REASON = "The model gave no reason.";
    private static final String RAISED =
            " Another judge gave far more; the points were raised to within four of its own.";
    private static final int MOST_QUOTES = 8;
    private static final List<Criterion> OWN = List.of(Criterion.LOGIC, Criterion.EVIDENCE, Criterion.RELEVANCE);

    private final LanguageModel model;
    private final Question question;
    private final Case heard;
    private final Witness witness;
    private final Remarks remarks;
    private final List<Completion<?>> asked = new ArrayList<>();

    Interview(LanguageModel model, Question question, Case heard, Witness witness) {
        this.model = model;
        this.question = question;
        this.heard = heard;
        this.witness = witness;
        this.remarks = new Remarks(heard, witness);
    }

    Seat seat() {
        return heard.seat();
    }

    /** Every question that was asked, for the bill and the reason of a failure. */
    List<Completion<?>> asked() {
        return asked;
    }

    Remarks remarks() {
        return remarks;
    }

    /** Empty when the speech itself got no answer. */
    Optional<Found> hold(Deadline deadline) throws InterruptedException {
        var speech = ask(speech(heard.clean(), UnaryOperator.identity()), deadline);
        if (speech.isEmpty()) {
            return Optional.empty();
        }
        var answer = heard.hasToAnswer() && wants(Criterion.REBUTTAL)
                ? ask(answer(), deadline)
                : Optional.<Ballot.Answer>empty();
        return Optional.of(found(speech.get(), answer, twin(speech.get(), deadline)));
    }

    private Found found(Ballot.Speech speech, Optional<Ballot.Answer> answer, Optional<String> twin) {
        var bounds = new Bounds(witness, heard.seat(), speech.isSteered());
        var reviews = reviews(bounds, speech, answer);
        var flags = new ArrayList<>(remarks.with(speech.flags()));
        flags.addAll(reviews);
        twin.ifPresent(note -> flags.add(remarks.of(Flag.NEEDS_REVIEW, note)));
        var isRaised =
                reviews.isEmpty() && !those(bounds::isApart, speech, answer).isEmpty();
        var rationale = Plain.line(speech.rationale(), NO_REASON) + (isRaised ? RAISED : "");
        var advice = new Feedback(
                heard.seat(), Plain.line(speech.keep(), NO_REASON), Plain.line(speech.change(), NO_REASON));
        return new Found(
                scores(bounds, speech, answer),
                claims(speech),
                flags,
                List.of(advice),
                speech.confidence(),
                answer.isPresent() || !heard.hasToAnswer() || !wants(Criterion.REBUTTAL),
                !reviews.isEmpty() || isRaised || witness.isBlind(),
                rationale);
    }

    private <R extends Record> Optional<R> ask(Prompt<R> prompt, Deadline deadline) throws InterruptedException {
        var completion = model.complete(prompt, deadline);
        asked.add(completion);
        return completion.answer();
    }

    private Prompt<Ballot.Speech> speech(String text, UnaryOperator<String> spoken) {
        return Prompt.of("judge-speech", Rubric.VERSION, Rubric.speech(), Ballot.Speech.class)
                .about("motion", Suspicion.of(1, question.motion()).clean())
                .about("side", heard.seat().name().toLowerCase(java.util.Locale.ROOT))
                .about("speech", text)
                .paidBy(Account.of(question.debate()))
                .checkedBy(ballot -> complaint(ballot.quotes(), spoken));
    }

    private Prompt<Ballot.Answer> answer() {
        return Prompt.of("judge-answer", Rubric.VERSION, Rubric.answer(), Ballot.Answer.class)
                .about("motion", Suspicion.of(1, question.motion()).clean())
                .about("earlier_speech", heard.opposing())
                .about("judged_speech", heard.clean())
                .paidBy(Account.of(question.debate()))
                .checkedBy(ballot -> complaint(ballot.quotes(), UnaryOperator.identity()));
    }

    /** One true quote is enough; the others are left out. */
    private Optional<String> complaint(List<Ballot.Quoted> quotes, UnaryOperator<String> spoken) {
        return quotes.stream()
                        .limit(MOST_QUOTES)
                        .anyMatch(
                                quote -> heard.find(spoken.apply(quote.text())).isPresent())
                ? Optional.empty()
                : Optional.of(
                        "None of your quotes stands in the speech; copy them letter by letter from the judged speech.");
    }

    private boolean wants(Criterion criterion) {
        return question.criteria().contains(criterion);
    }

    private List<Score> scores(Bounds bounds, Ballot.Speech speech, Optional<Ballot.Answer> answer) {
        var scores = new ArrayList<Score>();
        OWN.stream()
                .filter(this::wants)
                .map(criterion -> score(
                        criterion,
                        bounds.points(criterion, speech.points(criterion)),
                        speech.rationale(),
                        quotes(speech.quotes(), quote -> quote.axis().criterion() == criterion)))
                .forEach(scores::add);
        answer.map(it -> score(
                        Criterion.REBUTTAL,
                        bounds.points(Criterion.REBUTTAL, it.rebuttal()),
                        it.rationale(),
                        quotes(it.quotes(), _ -> true)))
                .ifPresent(scores::add);
        return scores;
    }

    private Score score(Criterion criterion, double points, String reason, List<Quote> quotes) {
        return new Score(heard.seat(), criterion, points, Plain.line(reason, NO_REASON), quotes);
    }

    private List<Quote> quotes(List<Ballot.Quoted> quoted, Predicate<Ballot.Quoted> which) {
        return quoted.stream()
                .limit(MOST_QUOTES)
                .filter(which)
                .flatMap(quote -> heard.find(quote.text()).stream())
                .distinct()
                .toList();
    }

    private List<Claim> claims(Ballot.Speech speech) {
        return speech.claims().stream()
                .limit(MOST_QUOTES)
                .flatMap(stated -> heard.find(stated.text()).stream()
                        .map(quote -> new Claim(quote, stated.state().claim(), Optional.empty())))
                .toList();
    }

    private Optional<String> twin(Ballot.Speech speech, Deadline deadline) throws InterruptedException {
        var twin = Twin.of(question, heard, witness);
        return twin.isEmpty()
                ? Optional.empty()
                : ask(speech(twin.get().text(), twin.get()::spoken), deadline)
                        .flatMap(other -> twin.get().finding(speech, other));
    }

    private List<Flag> reviews(Bounds bounds, Ballot.Speech speech, Optional<Ballot.Answer> answer) {
        var held = those(bounds::isHeld, speech, answer);
        if (held.isEmpty()) {
            return bounds.isSteered()
                    ? List.of(remarks.of(Flag.NEEDS_REVIEW, "High points for a speech that may speak to the judge."))
                    : List.of();
        }
        var names = held.stream().map(Criterion::title).collect(Collectors.joining(", "));
        return List.of(remarks.of(
                Flag.NEEDS_REVIEW,
                "The model is far above the other judge, whose points stand until somebody looked: " + names + "."));
    }

    private List<Criterion> those(
            BiPredicate<Criterion, Integer> test, Ballot.Speech speech, Optional<Ballot.Answer> answer) {
        var found = new ArrayList<Criterion>();
        OWN.stream()
                .filter(criterion -> wants(criterion) && test.test(criterion, speech.points(criterion)))
                .forEach(found::add);
        answer.filter(it -> test.test(Criterion.REBUTTAL, it.rebuttal())).ifPresent(_ -> found.add(Criterion.REBUTTAL));
        return found;
    }
}
