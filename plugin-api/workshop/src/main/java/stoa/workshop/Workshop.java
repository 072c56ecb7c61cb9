package stoa.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Watches the bundles of a source tree, builds one when it was edited and puts it where the platform looks for it.
 *
 * <p>As a program, in the root of the tree: {@code Workshop FOLDER STATE SINCE}: the folder of jars to replace, the folder for
 * its own files, and a file as old as the last build. It runs until its parent ends. What does not build is told with file and
 * line, and the jar that is there stays. A new module and one whose {@code pom.xml} changed is left to Maven.
 */
public final class Workshop {
    private static final long LOOK_MILLIS = 150;
    private static final List<String> STARTED_ONCE = List.of("pom.xml", "bnd.bnd", "plugin-api/api", "kernel");

    private final Path root;
    private final Path bundles;
    private final Path folder;
    private final Path state;
    private final Maven maven;
    private final Consumer<String> console;
    private final Workbench bench;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Builds a module that the workshop does not know, and puts its jar into place. */
    interface Maven {
        void build(BundleModule module) throws IOException;
    }

    /**
     * Of one source tree.
     *
     * @param folder where the jars of the platform are replaced
     * @param state for its own files
     * @param maven takes what this cannot build
     * @param console is told what happened, a line each
     */
    Workshop(Path root, Path folder, Path state, Maven maven, Consumer<String> console) {
        this.root = root;
        this.bundles = root.resolve("bundles");
        this.folder = folder;
        this.state = state;
        this.maven = maven;
        this.console = console;
        this.bench = new Workbench(root, state.resolve("workshop"));
    }

    public static void main(String[] arguments) throws Exception {
        var workshop = new Workshop(
                Path.of(""), Path.of(arguments[0]), Path.of(arguments[1]), Workshop::redeploy, System.out::println);
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(workshop::close));
        workshop.watch(Files.getLastModifiedTime(Path.of(arguments[2])));
    }

    /**
     * Builds what is edited until this is closed. It builds when a look finds nothing new after one that did, so that files
     * saved together are built together.
     *
     * @param since edits of this time and later are news
     */
    void watch(FileTime since) throws InterruptedException {
        var seen = look().before(since);
        var edited = new TreeSet<Path>();
        warmUp();
        while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            var now = look();
            var news = now.differences(seen);
            seen = now;
            edited.addAll(news);
            if (news.isEmpty() && !edited.isEmpty()) {
                renew(edited);
                edited.clear();
            }
        }
    }

    /** Ends {@link #watch} after the build in hand. */
    void close() {
        closed.countDown();
    }

    private SourceTree look() {
        return SourceTree.look(
                Stream.concat(Stream.of(bundles), STARTED_ONCE.stream().map(root::resolve))
                        .toList());
    }

    /** The first compilation of a process is the slow one, so it is made before somebody waits for it. */
    private void warmUp() {
        var known = BundleModule.in(bundles).stream().filter(BundleModule::isKnown);
        known.findFirst().ifPresent(module -> {
            try {
                bench.build(
                        module,
                        Files.createDirectories(state.resolve("workshop")).resolve("warm"));
            } catch (IOException | BrokenSource | RuntimeException ignored) {
                // It is built and told again when it is edited.
            }
        });
    }

    private void renew(Set<Path> edited) {
        if (edited.stream().anyMatch(file -> !file.startsWith(bundles))) {
            console.accept("The kernel, the plugin API or the build itself changed: restart ./dev up to take it in.");
        }
        BundleModule.in(bundles).stream()
                .filter(module -> edited.stream().anyMatch(module::isMadeOf))
                .forEach(module -> renew(module, edited));
    }

    private void renew(BundleModule module, Set<Path> edited) {
        try {
            if (edited.contains(module.folder().resolve("pom.xml")) || !module.isKnown()) {
                maven.build(module);
            } else {
                build(module);
            }
        } catch (BrokenSource e) {
            console.accept(e.getMessage());
            console.accept(module.artifact() + " does not build; the running one stays.");
        } catch (IOException | RuntimeException e) {
            console.accept(module.artifact() + " cannot be built here: " + e);
        }
    }

    /** The file is dated by the beginning, since an edit may come while it is made. */
    private void build(BundleModule module) throws IOException, BrokenSource {
        var began = InstantSource.system().instant();
        var part = folder.resolve("." + module.artifact() + ".part");
        bench.build(module, part);
        var date = FileTime.from(began);
        Files.setLastModifiedTime(part, date);
        Files.move(
                part,
                folder.resolve(module.artifact() + ".jar"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        var took = Duration.between(began, InstantSource.system().instant());
        console.accept(module.artifact() + " rebuilt in " + took.toMillis() + " ms and handed over.");
        remember(module, date);
    }

    /** So that the next start knows that this jar needs no Maven. */
    private void remember(BundleModule module, FileTime date) throws IOException {
        var stamp = Files.createDirectories(state.resolve("handed")).resolve(module.artifact());
        if (Files.notExists(stamp)) {
            Files.createFile(stamp);
        }
        Files.setLastModifiedTime(stamp, date);
    }

    private static void redeploy(BundleModule module) throws IOException {
        var process = new ProcessBuilder("./dev", "redeploy", module.folder().toString())
                .inheritIO()
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Maven was running", e);
        }
    }
}
