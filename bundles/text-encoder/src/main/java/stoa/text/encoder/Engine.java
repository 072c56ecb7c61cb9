package stoa.text.encoder;

import ai.onnxruntime.OrtException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.plugin.PluginContext;
import stoa.api.text.Encoding;
import stoa.api.text.Encoding.Method;

/** The one owner of the model, its threads and its cache; the model is open while somebody holds a lease. */
@Component(service = Engine.class)
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int CACHED_WINDOWS = 2_000;

    private final WordPiece wordPiece = new WordPiece(ModelFiles.vocabulary());
    private final WindowCache cache = new WindowCache(CACHED_WINDOWS);
    private final Tally tally = new Tally();
    private final Desk desk;
    private final TokenTable table;
    private final String fingerprint;
    private final boolean nativeCode;
    private final ReadWriteLock closing = new ReentrantReadWriteLock();

    /** Guarded by {@code closing}. */
    private @Nullable OnnxModel model;

    private int leases;
    private int openings;

    /** The setting {@code stoa.text-encoder.native} is {@code off} where native code is not wanted. */
    @Activate
    public Engine(@Reference PluginContext context) {
        this(context.setting("native").filter("off"::equals).isEmpty(), ownDesk());
    }

    Engine(boolean nativeCode, Desk desk) {
        var file = ModelFiles.model();
        this.table = TokenTable.of(file);
        this.fingerprint = sha256(file);
        this.nativeCode = nativeCode;
        this.desk = desk;
    }

    /** Outside a framework, where declarative services would take a second public constructor for their own. */
    public static Engine alone(boolean nativeCode) {
        return new Engine(nativeCode, ownDesk());
    }

    private static Desk ownDesk() {
        return new Desk(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    String fingerprint() {
        return fingerprint;
    }

    synchronized void lease() {
        if (leases++ == 0 && nativeCode) {
            replace(open());
        }
    }

    synchronized void release() {
        if (--leases == 0) {
            replace(null);
        }
    }

    synchronized int leases() {
        return leases;
    }

    /** How often the model was opened. */
    synchronized int openings() {
        return openings;
    }

    Tally.Counts counts() {
        return tally.counts();
    }

    @Deactivate
    void stop() {
        desk.close();
        replace(null);
    }

    Encoding encode(List<String> sentences, Duration patience) throws InterruptedException {
        var pieces = new Pieces(sentences.stream().map(wordPiece::ids).toList());
        var windows = pieces.windows();
        var cached = windows.stream()
                .flatMap(window -> cache.find(window.key()).stream())
                .toList();
        if (cached.size() == windows.size()) {
            windows.forEach(_ -> tally.cached());
            return pieces.encoding(windows, cached, Method.MODEL, Duration.ZERO, Duration.ZERO);
        }
        if (!isOpen()) {
            return fromTable(pieces, windows);
        }
        var ticket = desk.submit(missing(windows), patience, () -> compute(windows));
        return ticket.isPresent() ? finish(pieces, windows, ticket.get()) : fromTable(pieces, windows);
    }

    private Encoding finish(Pieces pieces, List<Window> windows, Desk.Ticket<List<List<Vectors>>> ticket)
            throws InterruptedException {
        try {
            var done = ticket.await();
            tally.took(done.queued(), done.computed());
            return pieces.encoding(windows, done.value(), Method.MODEL, done.queued(), done.computed());
        } catch (ExecutionException e) {
            LOG.atWarn()
                    .addKeyValue("error", String.valueOf(e.getCause()))
                    .log("The model failed; the token table answers");
            return fromTable(pieces, windows);
        } catch (InterruptedException e) {
            ticket.withdraw();
            throw e;
        }
    }

    private Encoding fromTable(Pieces pieces, List<Window> windows) {
        var began = System.nanoTime();
        var vectors = windows.stream().map(table::vectors).toList();
        tally.looked(windows.size());
        return pieces.encoding(
                windows, vectors, Method.TABLE, Duration.ZERO, Duration.ofNanos(System.nanoTime() - began));
    }

    private int missing(List<Window> windows) {
        return windows.stream()
                .filter(window -> cache.find(window.key()).isEmpty())
                .mapToInt(window -> window.ids().length)
                .sum();
    }

    /** Under a lock that a close waits for: a session closed under a call takes the process with it. */
    private List<List<Vectors>> compute(List<Window> windows) throws OrtException {
        closing.readLock().lock();
        try {
            var found = new ArrayList<List<Vectors>>();
            for (var window : windows) {
                found.add(vectors(window));
            }
            return found;
        } finally {
            closing.readLock().unlock();
        }
    }

    /** Holding the lock. */
    private List<Vectors> vectors(Window window) throws OrtException {
        var cached = cache.find(window.key());
        if (cached.isPresent()) {
            tally.cached();
            return cached.get();
        }
        if (model == null) {
            throw new IllegalStateException("The model was closed before its turn came");
        }
        var vectors = model.vectors(window);
        cache.keep(window.key(), vectors);
        tally.read();
        return vectors;
    }

    boolean isOpen() {
        closing.readLock().lock();
        try {
            return model != null;
        } finally {
            closing.readLock().unlock();
        }
    }

    private void replace(@Nullable OnnxModel next) {
        closing.writeLock().lock();
        try {
            if (model != null) {
                model.close();
            }
            model = next;
        } finally {
            closing.writeLock().unlock();
        }
    }

    /** Nothing, and a warning, where the native library does not load. */
    private @Nullable OnnxModel open() {
        try {
            var opened = OnnxModel.open(ModelFiles.withMiddleLayer(ModelFiles.model()));
            openings++;
            return opened;
        } catch (OrtException | LinkageError | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("error", e.toString())
                    .log("The native library of the text encoder does not load; texts are encoded by the token table");
            return null;
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
