package stoa.judge.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    private static final double ATTACK = 0.5;

    private final LanguageModel model;
    private final Question question;
    private final Case heard;
    private final Bounds bounds;
    private final List<Completion<?>> asked = new ArrayList<>();

    Interview(LanguageModel model, Question question, Case heard, Bounds bounds) {
        this.model = model;
        this.question = question;
        this.heard = heard;
        this.bounds = bounds;
    }

    Seat seat() {
        return heard.seat();
    }

    /** Every question that was asked, for the bill and the reason of a failure. */
    List<Completion<?>> asked() {
        return asked;
    }

    /** Empty when the speech itself got no answer. */
    Optional<Found> hold(Deadline deadline) throws InterruptedException {
        var speech = ask(speech(heard.clean()), deadline);
        if (speech.isEmpty()) {
            return Optional.empty();
        }
        var answer = heard.hasToAnswer() && wants(Criterion.REBUTTAL)
                ? ask(answer(), deadline)
                : Optional.<Ballot.Answer>empty();
        var flags = new ArrayList<>(flags(speech.get()));
        flags.addAll(twin(speech.get(), deadline));
        var scores = new ArrayList<>(scores(speech.get()));
        answer.ifPresent(it ->
                scores.add(score(Criterion.REBUTTAL, it.rebuttal(), it.rationale(), quotes(it.quotes(), _ -> true))));
        scores.forEach(score -> review(score, speech.get(), answer).ifPresent(flags::add));
        return Optional.of(new Found(
                scores,
                claims(speech.get()),
                flags,
                List.of(new Feedback(
                        heard.seat(),
                        Plain.line(speech.get().keep(), NO_REASON),
                        Plain.line(speech.get().change(), NO_REASON))),
                speech.get().confidence(),
                answer.isPresent() || !heard.hasToAnswer(),
                Plain.line(speech.get().rationale(), NO_REASON)));
    }

    private <R extends Record> Optional<R> ask(Prompt<R> prompt, Deadline deadline) throws InterruptedException {
        var completion = model.complete(prompt, deadline);
        asked.add(completion);
        return completion.answer();
    }

    private Prompt<Ballot.Speech> speech(String text) {
        return Prompt.of("judge-speech", Rubric.VERSION, Rubric.speech(), Ballot.Speech.class)
                .about("motion", Suspicion.of(1, question.motion()).clean())
                .about("side", heard.seat().name().toLowerCase(java.util.Locale.ROOT))
                .about("speech", text)
                .paidBy(Account.of(question.debate()))
                .checkedBy(ballot -> complaint(ballot.quotes()));
    }

    private Prompt<Ballot.Answer> answer() {
        return Prompt.of("judge-answer", Rubric.VERSION, Rubric.answer(), Ballot.Answer.class)
                .about("motion", Suspicion.of(1, question.motion()).clean())
                .about("earlier_speech", heard.opposing())
                .about("judged_speech", heard.clean())
                .paidBy(Account.of(question.debate()))
                .checkedBy(ballot -> complaint(ballot.quotes()));
    }

    /** One true quote is enough; the others are left out. */
    private Optional<String> complaint(List<Ballot.Quoted> quotes) {
        return quotes.stream().anyMatch(quote -> heard.find(quote.text()).isPresent())
                ? Optional.empty()
                : Optional.of(
                        "None of your quotes stands in the speech; copy them letter by letter from the judged speech.");
    }

    private boolean wants(Criterion criterion) {
        return question.criteria().contains(criterion);
    }

    private List<Score> scores(Ballot.Speech speech) {
        return List.of(Criterion.LOGIC, Criterion.EVIDENCE, Criterion.RELEVANCE).stream()
                .filter(this::wants)
                .map(criterion -> score(
                        criterion,
                        speech.points(criterion),
                        speech.rationale(),
                        quotes(speech.quotes(), quote -> quote.axis().criterion() == criterion)))
                .toList();
    }

    private Score score(Criterion criterion, int points, String reason, List<Quote> quotes) {
        return new Score(
                heard.seat(),
                criterion,
                bounds.points(heard.seat(), criterion, points),
                Plain.line(reason, NO_REASON),
                quotes);
    }

    private List<Quote> quotes(List<Ballot.Quoted> quoted, Predicate<Ballot.Quoted> which) {
        return quoted.stream()
                .limit(8)
                .filter(which)
                .flatMap(quote -> heard.find(quote.text()).stream())
                .distinct()
                .toList();
    }

    private List<Claim> claims(Ballot.Speech speech) {
        return speech.claims().stream()
                .limit(8)
                .flatMap(stated -> heard.find(stated.text()).stream()
                        .map(quote -> new Claim(quote, stated.state().claim(), Optional.empty())))
                .toList();
    }

    private List<Flag> flags(Ballot.Speech speech) {
        var flags = new ArrayList<Flag>();
        heard.held().stream()
                .limit(4)
                .map(place -> flag(
                        Flag.PROMPT_INJECTION,
                        Optional.of(place),
                        "Speaks to the judge instead of the other side; it was left out."))
                .forEach(flags::add);
        if (heard.isCut()) {
            flags.add(flag(Flag.CUT, Optional.empty(), "Only the first part was read, because it is very long."));
        }
        speech.flags().stream().distinct().flatMap(mark -> flag(mark).stream()).forEach(flags::add);
        return flags;
    }

    private Optional<Flag> flag(Ballot.Mark mark) {
        return switch (mark) {
            case INJECTION -> Optional.of(flag(Flag.PROMPT_INJECTION, Optional.empty(), "Does it speak to the judge?"));
            case OFF_TOPIC -> Optional.of(flag(Flag.OFF_TOPIC, Optional.empty(), "Is it about the motion?"));
            case WRONG_SIDE ->
                Optional.of(flag(Flag.WRONG_SIDE, Optional.empty(), "Does it argue for the other side?"));
            case COPY -> Optional.of(flag(Flag.COPY, Optional.empty(), "Are these the speaker's own words?"));
            case ABUSE -> Optional.of(flag(Flag.ABUSE, Optional.empty(), "Is it fair to the other side?"));
            case FALLACY -> Optional.of(flag(Flag.POSSIBLE_FALLACY, Optional.empty(), "Is there a fallacy in it?"));
            case UNVERIFIED ->
                Optional.of(flag(Flag.UNVERIFIED_STATISTIC, Optional.empty(), "Can the figures be checked?"));
            case NONE -> Optional.empty();
        };
    }

    private Flag flag(String code, Optional<Quote> place, String note) {
        return new Flag(code, heard.seat(), place, note);
    }

    /** Asks once more with what was held back; whatever that wins counts for nothing, but people should know. */
    private List<Flag> twin(Ballot.Speech clean, Deadline deadline) throws InterruptedException {
        if (heard.held().isEmpty()) {
            return List.of();
        }
        var tempted = ask(speech(heard.whole()), deadline);
        return tempted
                .filter(it -> mean(it) - mean(clean) > ATTACK)
                .map(_ -> flag(
                        Flag.NEEDS_REVIEW,
                        Optional.empty(),
                        "The sentences that were left out would have raised the points; they did not count."))
                .stream()
                .toList();
    }

    private static double mean(Ballot.Speech speech) {
        return (speech.logic() + speech.evidence() + speech.relevance()) / 3.0;
    }

    private Optional<Flag> review(Score score, Ballot.Speech speech, Optional<Ballot.Answer> answer) {
        var given = score.criterion() == Criterion.REBUTTAL
                ? answer.map(Ballot.Answer::rebuttal).orElse(0)
                : speech.points(score.criterion());
        return bounds.isFarOff(heard.seat(), score.criterion(), given)
                ? Optional.of(flag(
                        Flag.NEEDS_REVIEW,
                        Optional.empty(),
                        "The model's points for " + score.criterion().title()
                                + " are far from those of the other judge."))
                : Optional.empty();
    }
}
