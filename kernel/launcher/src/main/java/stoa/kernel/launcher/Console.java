package stoa.kernel.launcher;

import java.io.PrintStream;

/** Where the launcher speaks: one line when ready, one sentence when it cannot start. */
record Console(PrintStream out, PrintStream err) {
    void say(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
