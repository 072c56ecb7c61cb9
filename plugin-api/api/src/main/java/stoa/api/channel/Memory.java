package stoa.api.channel;

/** What a channel that is not logged keeps for those who come later; lost with the process. */
public sealed interface Memory {
    Memory NONE = new None();
    Memory LAST = new Last();

    /** Nothing: typing, cursors. */
    record None() implements Memory {}

    /** The last publication of each key: a board, a shared cursor. A late joiner gets them all. */
    record Last() implements Memory {}

    /** The newest publications up to a number of bytes, with offsets: the output of a run. */
    record Ring(int bytes) implements Memory {
        public Ring {
            if (bytes < 1024 || bytes > 16 * 1024 * 1024) {
                throw new IllegalArgumentException("Ring of " + bytes + " bytes must be between 1 kB and 16 MB");
            }
        }
    }

    static Memory ring(int bytes) {
        return new Ring(bytes);
    }
}
