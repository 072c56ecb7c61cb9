package stoa.debate.room;

import stoa.api.debate.Seat;
import stoa.api.error.ErrorCode;
import stoa.api.error.ErrorKind;
import stoa.api.stream.Decision;

/** The ways in which a debate says no; each with the next step for the person. */
final class Refusal {
    private Refusal() {}

    static Decision<DebateCommand, DebateEvent> unknown() {
        return because(
                ErrorCode.of("DEBATE_UNKNOWN", ErrorKind.NOT_FOUND),
                "There is no debate under this address. Look for it in the lobby.");
    }

    static Decision<DebateCommand, DebateEvent> platformOnly() {
        return because(
                ErrorCode.of("PLATFORM_ONLY", ErrorKind.DENIED), "Only the platform itself may send this to a debate.");
    }

    static Decision<DebateCommand, DebateEvent> alreadyOpened() {
        return because(
                ErrorCode.of("DEBATE_EXISTS", ErrorKind.CONFLICT), "This debate is already open. Create another one.");
    }

    static Decision<DebateCommand, DebateEvent> notOpen() {
        return rejected(
                "DEBATE_NOT_OPEN", "The debate has started, so seats are fixed. You may watch, or resign if you sit.");
    }

    static Decision<DebateCommand, DebateEvent> notRunning() {
        return rejected("DEBATE_NOT_RUNNING", "The debate has not started. It starts when both seats are taken.");
    }

    static Decision<DebateCommand, DebateEvent> over() {
        return rejected("DEBATE_OVER", "The debate is over. Open a new one for a rematch.");
    }

    static Decision<DebateCommand, DebateEvent> seatTaken(Seat seat) {
        return rejected(
                "SEAT_TAKEN",
                "The seat '" + seat.name().toLowerCase(java.util.Locale.ROOT) + "' is taken. Choose the other one.");
    }

    static Decision<DebateCommand, DebateEvent> alreadySeated() {
        return rejected("ALREADY_SEATED", "You have a seat in this debate. Leave it first to change sides.");
    }

    static Decision<DebateCommand, DebateEvent> accountNeeded(Terms terms) {
        var why = terms.rated() ? "This debate is rated" : "This debate is for members";
        return because(
                ErrorCode.of("ACCOUNT_NEEDED", ErrorKind.DENIED),
                why + ", and you are here as a guest. Create an account, or choose a debate that is open to guests.");
    }

    static Decision<DebateCommand, DebateEvent> notSeated() {
        return because(
                ErrorCode.of("NOT_SEATED", ErrorKind.DENIED), "You have no seat in this debate. You may watch it.");
    }

    static Decision<DebateCommand, DebateEvent> notYourTurn() {
        return rejected("NOT_YOUR_TURN", "It is the other side's turn. Your text is yours until it is your turn.");
    }

    static Decision<DebateCommand, DebateEvent> turnMoved(int sent, int next) {
        return because(
                ErrorCode.of("TURN_MOVED", ErrorKind.CONFLICT),
                "The text was written for turn '" + sent + "', but turn " + next
                        + " comes next. Look again and send it anew.");
    }

    static Decision<DebateCommand, DebateEvent> clockRanOut() {
        return rejected("CLOCK_RAN_OUT", "Your clock reached zero before the text arrived, so it does not count.");
    }

    static Decision<DebateCommand, DebateEvent> drawOffered() {
        return rejected(
                "DRAW_ALREADY_OFFERED", "You have offered a draw in this turn. Wait for the answer or the next turn.");
    }

    static Decision<DebateCommand, DebateEvent> noDrawOffer() {
        return rejected("NO_DRAW_OFFER", "The other side offers no draw now. You may offer one yourself.");
    }

    static Decision<DebateCommand, DebateEvent> tooLateToAbort() {
        return because(
                ErrorCode.of("TOO_LATE_TO_ABORT", ErrorKind.DENIED),
                "Only a seat before the first turn, the host before the start or a teacher may abort. You may resign.");
    }

    static Decision<DebateCommand, DebateEvent> text(String code, String message) {
        return because(ErrorCode.of(code, ErrorKind.CALLER), message);
    }

    private static Decision<DebateCommand, DebateEvent> rejected(String code, String message) {
        return because(ErrorCode.rejected(code), message);
    }

    private static Decision<DebateCommand, DebateEvent> because(ErrorCode code, String message) {
        return Decision.reject(code, message);
    }
}
