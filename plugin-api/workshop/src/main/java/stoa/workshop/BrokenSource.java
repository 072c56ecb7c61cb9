package stoa.workshop;

/** A bundle cannot be built from its sources as they are; the message holds every place and reason, a line each. */
final class BrokenSource extends Exception {
    private static final long serialVersionUID = 1;

    BrokenSource(String message) {
        super(message);
    }
}
