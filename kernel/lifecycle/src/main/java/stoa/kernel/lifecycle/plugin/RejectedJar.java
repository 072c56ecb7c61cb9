package stoa.kernel.lifecycle.plugin;

/** A jar that must not be deployed; the message is one sentence that says why and what to do. */
final class RejectedJar extends Exception {
    private static final long serialVersionUID = 1L;

    RejectedJar(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
