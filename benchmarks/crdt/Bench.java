import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import stoa.crdt.Document;
import stoa.crdt.StateVector;
import stoa.crdt.Updates;

/** The engine on the workloads that peer.mjs wrote, and on a large document of its own. CPU time of the one thread. */
final class Bench {
    /** Text with an element on its left. */
    private static final byte[] ORIGIN = {(byte) 0x84};

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<byte[]> updates = updates(folder.resolve("updates.bin"));
        byte[] state = Files.readAllBytes(folder.resolve("state.bin"));
        print("stoa one by one ms", best(15, () -> apply(updates)));
        print("stoa load ms", best(300, () -> apply(List.of(state))));
        for (int count : new int[] {1000, 4000, 16000, 64000}) {
            print("stoa merge of " + count + " ms", best(10, () -> Updates.merge(updates.subList(0, count))));
        }
        Document kept = apply(List.of(state));
        print("stoa live insert us", liveInsert(kept, 20_000) * 1000);
        memory("stoa bytes a struct", state);
        large(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100);
    }

    private static List<byte[]> updates(Path file) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<byte[]> updates = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] update = new byte[bytes.getInt()];
            bytes.get(update);
            updates.add(update);
        }
        return updates;
    }

    private static Document apply(List<byte[]> updates) {
        Document document = Document.create();
        updates.forEach(document::apply);
        return document;
    }

    private static double cpu(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static double best(int times, Runnable work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            best = Math.min(best, cpu(work));
        }
        return best;
    }

    private static void print(String name, double value) {
        System.out.printf("%s\t%.2f%n", name, value);
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void memory(String name, byte[] state) {
        long before = heap();
        Document document = apply(List.of(state));
        long used = heap() - before;
        print(name, (used - (double) document.text("t").length()) / document.structs());
    }

    /** A single insert of another author at a random element, ms for one. */
    private static double liveInsert(Document document, int count) {
        Random random = new Random(1);
        long client = document.stateVector().clocks().firstKey();
        int known = document.stateVector().clock(client);
        List<byte[]> updates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Bytes bytes = new Bytes().varUint(1).varUint(1).varUint(777_777).varUint(i).raw(ORIGIN).varUint(client);
            updates.add(bytes.varUint(random.nextInt(known)).varUint(1).varUint('x').varUint(0).done());
        }
        return cpu(() -> updates.forEach(document::apply)) / count;
    }

    /** Millions of characters in items of 64 KiB, ten thousand inserts and five thousand deletes for each, never merged. */
    private static void large(int millions) {
        byte[] log = log(millions);
        long before = heap();
        Document[] kept = new Document[1];
        print("stoa " + millions + " MB log ms", cpu(() -> kept[0] = apply(List.of(log))));
        print("stoa " + millions + " MB heap MB", (heap() - before) / 1e6);
        print("stoa " + millions + " MB structs", kept[0].structs());
        print("stoa " + millions + " MB live insert us", liveInsert(kept[0], 20_000) * 1000);
        byte[] state = kept[0].encode(StateVector.empty());
        kept[0] = null;
        print("stoa " + millions + " MB state load ms", best(2, () -> apply(List.of(state))));
    }

    private static byte[] log(int millions) {
        Random random = new Random(2);
        int item = 1 << 16;
        int items = millions * 1_000_000 / item;
        byte[] text = "lorem ipsum dolor ".repeat(item / 18 + 1).substring(0, item).getBytes();
        Bytes out = new Bytes().varUint(2);
        int inserts = millions * 10_000;
        out.varUint(inserts).varUint(9).varUint(0);
        for (int i = 0; i < inserts; i++) {
            out.raw(ORIGIN).varUint(5).varUint(random.nextInt(items * item)).varUint(1).varUint('y');
        }
        out.varUint(items).varUint(5).varUint(0);
        for (int i = 0; i < items; i++) {
            out.raw(i == 0 ? new byte[] {4} : ORIGIN);
            Bytes place = i == 0 ? out.varUint(1).varUint(1).varUint('t') : out.varUint(5).varUint(i * item - 1);
            place.varUint(item).raw(text);
        }
        int deletes = millions * 5_000;
        out.varUint(1).varUint(5).varUint(deletes);
        for (int i = 0; i < deletes; i++) {
            out.varUint(random.nextInt(items * item - 8)).varUint(1 + random.nextInt(5));
        }
        return out.done();
    }

    /** Writes numbers as the wire has them. */
    private static final class Bytes {
        private byte[] bytes = new byte[64];
        private int size;

        private void room(int more) {
            if (size + more > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 3 / 2));
            }
        }

        Bytes varUint(long value) {
            room(10);
            long rest = value;
            for (; rest > 127; rest >>>= 7) {
                bytes[size++] = (byte) (rest | 128);
            }
            bytes[size++] = (byte) rest;
            return this;
        }

        Bytes raw(byte[] more) {
            room(more.length);
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
            return this;
        }

        byte[] done() {
            return java.util.Arrays.copyOf(bytes, size);
        }
    }
}
