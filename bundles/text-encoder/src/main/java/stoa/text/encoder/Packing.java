package stoa.text.encoder;

import java.util.ArrayList;
import java.util.List;

/** Fills windows with sentences; one that is longer than a window is cut. */
final class Packing {
    private final List<Window> windows = new ArrayList<>();
    private final List<Window.Run> runs = new ArrayList<>();
    private int filled;

    void put(int sentence, int[] ids) {
        if (filled + ids.length > Pieces.WINDOW) {
            close();
        }
        for (var from = 0; from < ids.length; from += Pieces.WINDOW) {
            var length = Math.min(Pieces.WINDOW, ids.length - from);
            if (filled + length > Pieces.WINDOW) {
                close();
            }
            runs.add(new Window.Run(sentence, ids, from, length));
            filled += length;
        }
    }

    List<Window> finish() {
        close();
        return windows;
    }

    private void close() {
        if (!runs.isEmpty()) {
            windows.add(Window.of(runs));
            runs.clear();
            filled = 0;
        }
    }
}
