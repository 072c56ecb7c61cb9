package stoa.debate.room;

import java.util.Optional;
import stoa.api.stream.Decision;

/** The text of a turn as it is kept: trimmed, lines ended by a newline, 1 to 4,000 characters of any script. */
final class TurnText {
    /** Counted as people count: code points. */
    static final int LONGEST = 4_000;

    private TurnText() {}

    static String clean(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    /** What is wrong with a cleaned text, if anything. */
    static Optional<Decision<DebateCommand, DebateEvent>> refusal(String text) {
        if (text.isEmpty()) {
            return Optional.of(Refusal.text("TEXT_EMPTY", "The turn has no text. Write at least one character."));
        }
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            return Optional.of(Refusal.text(
                    "TEXT_TOO_LONG",
                    "The turn has " + length + " characters; " + LONGEST + " are allowed. Shorten it by "
                            + (length - LONGEST) + "."));
        }
        return text.codePoints()
                .filter(TurnText::isUnreadable)
                .boxed()
                .findFirst()
                .map(TurnText::unreadable);
    }

    private static boolean isUnreadable(int character) {
        return Character.isISOControl(character) && character != '\n'
                || Character.getType(character) == Character.SURROGATE;
    }

    private static Decision<DebateCommand, DebateEvent> unreadable(int character) {
        return Refusal.text(
                "TEXT_UNREADABLE",
                "The turn contains the control character 'U+%04X'; only line breaks are allowed. Remove it."
                        .formatted(character));
    }
}
