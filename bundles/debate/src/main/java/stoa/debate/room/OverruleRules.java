package stoa.debate.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.error.ErrorCode;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/**
 * A person may speak in place of the judge, with a reason. What was decided stays decided and rated; a debate that still waits
 * for its verdict is decided by it.
 */
record OverruleRules(Debate debate) {
    static final int SHORTEST_REASON = 10;
    static final int LONGEST_REASON = 1_000;
    private static final int MOST_MARKS = 10;

    Decision<DebateCommand, DebateEvent> decide(DebateCommand.OverruleJudge command, CommandContext context) {
        return refusal(command, context).orElseGet(() -> Decision.accept(events(command, context)));
    }

    private Optional<Decision<DebateCommand, DebateEvent>> refusal(
            DebateCommand.OverruleJudge command, CommandContext context) {
        if (debate.stage() == Stage.UNOPENED) {
            return Optional.of(Refusal.unknown());
        }
        if (debate.seats().seatOf(context.caller().id()).isPresent()) {
            return no("OWN_DEBATE", "You sat in this debate, so another teacher must overrule its judge.");
        }
        var length = command.reason().strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            return no(
                    "REASON_NEEDED",
                    "The reason has " + length + " characters; write " + SHORTEST_REASON + " to " + LONGEST_REASON
                            + ", so that both speakers understand it.");
        }
        return misfit(command);
    }

    private Optional<Decision<DebateCommand, DebateEvent>> misfit(DebateCommand.OverruleJudge command) {
        var seats = command.marks().stream().map(Mark::seat).distinct().toList();
        if (command.marks().size() > MOST_MARKS) {
            return no("TOO_MANY_MARKS", "There are more than " + MOST_MARKS + " marks. Give each criterion once.");
        }
        if (command.turn().isEmpty()) {
            return debate.stage() == Stage.CLOSING || debate.stage() == Stage.DECIDED
                    ? Optional.empty()
                    : no("NOT_JUDGED_YET", "The debate is not over. Wait for its end, or overrule a turn.");
        }
        var turn = debate.turn(command.turn().get());
        if (turn.isEmpty()) {
            return no("TURN_UNKNOWN", "There is no turn '" + command.turn().get() + "'. Choose one of the debate.");
        }
        var isFitting =
                command.winner().isEmpty() && seats.equals(List.of(turn.get().seat()));
        return isFitting ? Optional.empty() : no("MARKS_MISFIT", "A turn needs marks for its speaker, and no winner.");
    }

    private List<DebateEvent> events(DebateCommand.OverruleJudge command, CommandContext context) {
        var judging =
                command.turn().flatMap(debate::turn).map(TurnTaken::judging).orElse(debate.judging());
        var word = new Overrule(
                judging.revisions() + 1,
                command.winner(),
                command.marks(),
                command.reason().strip(),
                context.caller().id(),
                context.caller().name(),
                context.now());
        var events = new ArrayList<DebateEvent>();
        events.add(new DebateEvent.Overruled(command.turn(), word, judging.verdict()));
        if (command.turn().isEmpty() && debate.stage() == Stage.CLOSING) {
            events.add(Endings.byPerson(debate, command.winner()));
        }
        return events;
    }

    private static Optional<Decision<DebateCommand, DebateEvent>> no(String code, String message) {
        return Optional.of(Decision.reject(ErrorCode.rejected(code), message));
    }
}
