package stoa.bench.appends;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How fast the disk syncs: 8 kB behind each other in a growing file, each forced. */
final class DiskProbe {
    private DiskProbe() {}

    static Disk of(Path folder, Duration time) throws IOException {
        var file = Files.createTempFile(folder, "probe", "");
        var took = new Histogram(3);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var page = ByteBuffer.allocateDirect(8192);
            var end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                var from = System.nanoTime();
                channel.write(page.clear());
                channel.force(false);
                took.recordValue((System.nanoTime() - from) / 1000);
            }
        } finally {
            Files.delete(file);
        }
        return new Disk(took.getTotalCount() / (time.toNanos() / 1e9), took.getValueAtPercentile(99) / 1000.0);
    }

    /** Syncs a second, and how long the slow ones took in milliseconds. */
    record Disk(double syncsPerSecond, double p99) {}
}
