package stoa.debate.room;

import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/**
 * The state machine of a debate: what may be done depends on where it stands, and only there it is written.
 *
 * <pre>
 * Unopened --open--> Waiting --second join--> Live (running &lt;--> paused) --ended--> Over (closing --verdict--> decided)
 *                       |                       |
 *                       +----abort, expire------+--abort--> Over (aborted)
 * </pre>
 */
sealed interface Phase {
    /** What a person wants. */
    Decision<DebateCommand, DebateEvent> move(DebateCommand.Move move, CommandContext context);

    /** What time and presence bring; never refused, at most without effect. */
    Decision<DebateCommand, DebateEvent> tick(DebateCommand.Clockwork tick, CommandContext context);

    static Phase of(Debate debate) {
        return switch (debate.stage()) {
            case UNOPENED -> new Unopened();
            case OPEN -> new Waiting(new WaitingRules(debate));
            case RUNNING, PAUSED -> new Live(new TurnRules(debate), new PresenceRules(debate));
            case CLOSING, DECIDED, ABORTED -> new Over();
        };
    }

    /** Nobody has opened it. */
    record Unopened() implements Phase {
        @Override
        public Decision<DebateCommand, DebateEvent> move(DebateCommand.Move move, CommandContext context) {
            return Refusal.unknown();
        }

        @Override
        public Decision<DebateCommand, DebateEvent> tick(DebateCommand.Clockwork tick, CommandContext context) {
            return Refusal.unknown();
        }
    }

    /** People take their seats. */
    record Waiting(WaitingRules rules) implements Phase {
        @Override
        public Decision<DebateCommand, DebateEvent> move(DebateCommand.Move move, CommandContext context) {
            return switch (move) {
                case DebateCommand.Join join -> rules.join(join, context);
                case DebateCommand.Leave leave -> rules.leave(context);
                case DebateCommand.Abort abort -> rules.abort(context);
                case DebateCommand.Speak speak -> Refusal.notRunning();
                case DebateCommand.Resign resign -> Refusal.notRunning();
                case DebateCommand.OfferDraw offer -> Refusal.notRunning();
                case DebateCommand.AnswerDraw answer -> Refusal.notRunning();
            };
        }

        @Override
        public Decision<DebateCommand, DebateEvent> tick(DebateCommand.Clockwork tick, CommandContext context) {
            return switch (tick) {
                case DebateCommand.SeatAway away -> rules.away(away, context);
                case DebateCommand.SeatBack back -> rules.back(back, context);
                case DebateCommand.Expire expire -> rules.expire(context);
                case DebateCommand.FlagFell flag -> Decision.accept();
                case DebateCommand.GraceOver grace -> Decision.accept();
                case DebateCommand.AbsenceOver absence -> Decision.accept();
                case DebateCommand.PlatformBack back -> Decision.accept();
            };
        }
    }

    /** Two people speak, or the clocks stand still for one of them. */
    record Live(TurnRules turns, PresenceRules presence) implements Phase {
        @Override
        public Decision<DebateCommand, DebateEvent> move(DebateCommand.Move move, CommandContext context) {
            return switch (move) {
                case DebateCommand.Join join -> Refusal.notOpen();
                case DebateCommand.Leave leave -> Refusal.notOpen();
                case DebateCommand.Speak speak -> turns.speak(speak, context);
                case DebateCommand.Resign resign -> turns.resign(context);
                case DebateCommand.OfferDraw offer -> turns.offerDraw(context);
                case DebateCommand.AnswerDraw answer -> turns.answerDraw(answer, context);
                case DebateCommand.Abort abort -> turns.abort(context);
            };
        }

        @Override
        public Decision<DebateCommand, DebateEvent> tick(DebateCommand.Clockwork tick, CommandContext context) {
            return switch (tick) {
                case DebateCommand.FlagFell flag -> turns.flag(context);
                case DebateCommand.SeatAway away -> presence.away(away, context);
                case DebateCommand.SeatBack back -> presence.back(back, context);
                case DebateCommand.GraceOver over -> presence.graceOver(over.seat(), context);
                case DebateCommand.AbsenceOver over -> presence.absenceOver(over.seat(), context);
                case DebateCommand.Expire expire -> Decision.accept();
                case DebateCommand.PlatformBack back -> Decision.accept();
            };
        }
    }

    /** Nobody can do anything any more; verdicts and ratings still come. */
    record Over() implements Phase {
        @Override
        public Decision<DebateCommand, DebateEvent> move(DebateCommand.Move move, CommandContext context) {
            return Refusal.over();
        }

        @Override
        public Decision<DebateCommand, DebateEvent> tick(DebateCommand.Clockwork tick, CommandContext context) {
            return Decision.accept();
        }
    }
}
