package stoa.debate.judging;

/** What a judge did wrong without throwing. It has no stack, so that nobody else is taken for the culprit. */
final class Misconduct extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misconduct(String what) {
        super(what, null, false, false);
    }
}
