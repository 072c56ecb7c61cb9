package stoa.debate.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.access.Role;
import stoa.api.plugin.Outage;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/**
 * Decides commands: credits an outage first, asks the phase, and sets the timers that the new state needs.
 *
 * @param outage the last time the platform was down, as known since its start; a timer may well fire before anybody tells
 *     the debate about it
 */
record DebateRules(Optional<Outage> outage) {

    Decision<DebateCommand, DebateEvent> decide(Debate debate, DebateCommand command, CommandContext context) {
        var credit = Credit.known(command, outage)
                .map(span -> Credit.of(debate, span, context.now()))
                .orElse(List.of());
        var ready = Fold.all(debate, credit);
        return switch (answer(ready, command, context)) {
            case Decision.Rejected<DebateCommand, DebateEvent> no -> no;
            case Decision.Accepted<DebateCommand, DebateEvent> yes -> {
                var events = new ArrayList<>(credit);
                events.addAll(yes.events());
                var after = Fold.all(ready, yes.events());
                yield new Decision.Accepted<>(events, Timetable.changes(debate, after, command));
            }
        };
    }

    private static Decision<DebateCommand, DebateEvent> answer(
            Debate debate, DebateCommand command, CommandContext context) {
        var fromPlatform = context.caller().has(Role.SYSTEM);
        return switch (command) {
            case DebateCommand.Open open when debate.stage() == Stage.UNOPENED -> WaitingRules.open(open, context);
            case DebateCommand.Open open -> Refusal.alreadyOpened();
            case DebateCommand.Move move -> Phase.of(debate).move(move, context);
            case DebateCommand.Clockwork tick
            when fromPlatform -> Phase.of(debate).tick(tick, context);
            case DebateCommand.Report report
            when fromPlatform && debate.stage() != Stage.UNOPENED ->
                new ReportRules(debate, context.now()).decide(report);
            case DebateCommand.OverruleJudge word -> new OverruleRules(debate).decide(word, context);
            case DebateCommand.Clockwork tick -> Refusal.platformOnly();
            case DebateCommand.Report report -> fromPlatform ? Refusal.unknown() : Refusal.platformOnly();
        };
    }
}
