package stoa.api.debate;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One speech.
 *
 * @param number from 1 within the debate
 * @param used the speaker's time it took
 */
public record Turn(int number, Seat seat, String text, Duration used) {
    public Turn {
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(used, "used");
        if (number < 1) {
            throw new IllegalArgumentException("Turn number " + number + " must be from 1");
        }
    }

    /** Where these very words stand in the text, the first time; empty when they do not. */
    public Optional<Quote> find(String words) {
        var at = words.isEmpty() ? -1 : text.indexOf(words);
        return at < 0 ? Optional.empty() : Optional.of(new Quote(number, at, at + words.length()));
    }
}
