package stoa.text.encoder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import stoa.api.text.Encoding;

/** Sentences as ids of word pieces, cut into windows that the model takes at once. */
record Pieces(List<int[]> sentences) {
    /** With the two marks around it a window has 100 tokens: four short windows are quicker than one long one. */
    static final int WINDOW = 98;

    /** Packs whole sentences from the start, so that text typed at the end changes only the last window. */
    List<Window> windows() {
        var packing = new Packing();
        for (var sentence = 0; sentence < sentences.size(); sentence++) {
            packing.put(sentence, sentences.get(sentence));
        }
        return packing.finish();
    }

    /** Adds up what the windows say about each sentence. */
    Encoding encoding(
            List<Window> windows,
            List<List<Vectors>> vectors,
            Encoding.Method method,
            Duration queued,
            Duration computed) {
        var style = new float[sentences.size()][Vectors.SIZE];
        var meaning = new float[sentences.size()][Vectors.SIZE];
        for (var window = 0; window < windows.size(); window++) {
            var runs = windows.get(window).runs();
            for (var run = 0; run < runs.size(); run++) {
                var sentence = runs.get(run).sentence();
                add(vectors.get(window).get(run).style(), style[sentence]);
                add(vectors.get(window).get(run).meaning(), meaning[sentence]);
            }
        }
        var parts = new ArrayList<Encoding.Part>();
        for (var sentence = 0; sentence < sentences.size(); sentence++) {
            var tokens = sentences.get(sentence).length;
            parts.add(new Encoding.Part(tokens, mean(style[sentence], tokens), mean(meaning[sentence], tokens)));
        }
        return new Encoding(parts, method, queued, computed);
    }

    private static void add(float[] from, float[] to) {
        for (var at = 0; at < to.length; at++) {
            to[at] += from[at];
        }
    }

    private static float[] mean(float[] sums, int tokens) {
        for (var at = 0; at < sums.length; at++) {
            sums[at] /= Math.max(1, tokens);
        }
        return sums;
    }
}
