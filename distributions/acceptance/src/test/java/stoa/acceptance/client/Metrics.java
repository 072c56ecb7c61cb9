package stoa.acceptance.client;

import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The hall's own figures, as its administrator's monitoring reads them. */
public final class Metrics {
    private final Rest rest;
    private final long pid;

    public Metrics(URI base, long pid) {
        this.rest = new Rest(base);
        this.pid = pid;
    }

    /** The sum of all lines of a name whose labels contain the text. */
    public double sum(String name, String label) {
        return rest.send(rest.request("../../metrics").GET())
                .ok()
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    public double threads() {
        return sum("jvm_threads_live_threads", "");
    }

    /** Bytes of heap in use right after a collection. */
    public double heap() throws Exception {
        var collect = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!collect.waitFor(60, TimeUnit.SECONDS) || collect.exitValue() != 0) {
            throw new IllegalStateException("jcmd GC.run of process " + pid + " did not end well");
        }
        return sum("jvm_memory_used_bytes", "area=\"heap\"");
    }
}
