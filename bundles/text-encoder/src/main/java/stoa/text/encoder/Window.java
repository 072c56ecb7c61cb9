package stoa.text.encoder;

import java.util.List;

/**
 * What the model sees at once.
 *
 * @param ids between the marks for start and end
 */
record Window(int[] ids, List<Run> runs) {
    private static final int START = 101;
    private static final int END = 102;

    static Window of(List<Run> runs) {
        var ids = new int[runs.stream().mapToInt(Run::length).sum() + 2];
        ids[0] = START;
        var at = 1;
        for (var run : runs) {
            System.arraycopy(run.source(), run.from(), ids, at, run.length());
            at += run.length();
        }
        ids[at] = END;
        return new Window(ids, List.copyOf(runs));
    }

    /** Equal keys have equal vectors. */
    Key key() {
        return new Key(new IntList(ids), runs.stream().map(Run::length).toList());
    }

    /** Pieces of one sentence, or of a part of it. */
    record Run(int sentence, int[] source, int from, int length) {}

    /** The same pieces with the same sentence ends. */
    record Key(IntList ids, List<Integer> ends) {}
}
