package stoa.kernel.launcher;

/** Stoa cannot start; says so in one sentence to the person who started it, value and next step included. */
final class BadStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    BadStart(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    BadStart(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
