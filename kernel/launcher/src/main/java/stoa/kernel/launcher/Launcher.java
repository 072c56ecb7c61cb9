package stoa.kernel.launcher;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One life of the process: check, start, announce, wait, stop.
 *
 * <p>Everything that can be refused without touching the disk is refused first: arguments, distribution, settings, port.
 */
final class Launcher {
    private static final int STOPPED = 0;
    private static final int BAD_START = 2;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Distribution distribution;
    private final LaunchSettings settings;
    private final Console console;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stopAsked = new CountDownLatch(1);

    private Launcher(Distribution distribution, LaunchSettings settings, Console console) {
        this.distribution = distribution;
        this.settings = settings;
        this.console = console;
    }

    /** Returns the exit code. */
    static int run(String[] arguments, Map<String, String> environment, Console console) {
        try {
            CommandLine line = CommandLine.parse(arguments);
            Distribution distribution = Distribution.read(line.home());
            LaunchSettings settings = LaunchSettings.gather(distribution, environment, line);
            FreePort.check(settings.text("stoa.http.host"), settings.port());
            if (line.checkOnly()) {
                console.say("Stoa can start: settings are known and port '" + settings.port() + "' is free.");
                return STOPPED;
            }
            return new Launcher(distribution, settings, console).live();
        } catch (BadStart e) {
            console.complain(e.sentence());
            return BAD_START;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return BAD_START;
        }
    }

    private int live() throws InterruptedException {
        Duration patience = Duration.ofSeconds(settings.seconds("stoa.stop.seconds"));
        try (DataFolder folder = DataFolder.open(settings.data())) {
            folder.withdraw();
            FelixPlatform platform = FelixPlatform.create(distribution, settings, folder.cache());
            Thread hook = Thread.ofPlatform().unstarted(() -> stopOnSignal(platform, folder, patience));
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                platform.start();
                KernelReport report = new KernelReport(platform.context());
                awaitReady(report).ifPresent(url -> announce(folder, url, report.remarks()));
                platform.awaitStop();
                folder.withdraw();
                return STOPPED;
            } catch (RuntimeException e) {
                undo(hook, platform, folder);
                throw e;
            }
        }
    }

    /**
     * A start that failed leaves nothing running and no cache. After a signal in the middle of it this does not return: what a
     * stop breaks is no news, and the hook ends the process.
     */
    private void undo(Thread hook, FelixPlatform platform, DataFolder folder) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            hook.join();
        }
        platform.stop(Duration.ofSeconds(settings.seconds("stoa.stop.seconds")));
        folder.dropCache();
    }

    /** The address once everything is ready; empty when a signal came first. */
    private Optional<String> awaitReady(KernelReport report) throws InterruptedException {
        long seconds = settings.seconds("stoa.start.seconds");
        long looks = Duration.ofSeconds(seconds).dividedBy(BETWEEN_LOOKS);
        for (long look = 0; look < looks; look++) {
            report.failure().ifPresent(sentence -> {
                throw new BadStart(sentence);
            });
            if (report.complaints().isEmpty()) {
                return report.address();
            }
            if (stopAsked.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        }
        throw new BadStart(
                "Stoa was not ready after '" + seconds + "' seconds: " + String.join(" ", report.complaints())
                        + " Look into the log, or allow more with --set stoa.start.seconds=SECONDS.");
    }

    private void announce(DataFolder folder, String url, List<String> remarks) {
        String missing = remarks.stream().map(Launcher::quoted).collect(Collectors.joining(","));
        folder.announce(
                """
                {"url":"%s","pid":%d,"startedAt":"%s","version":"%s","missing":[%s]}
                """.formatted(url, ProcessHandle.current().pid(), clock.instant(), distribution.version(), missing));
        console.say(
                "Stoa is ready at " + url + (remarks.isEmpty() ? "" : " but for this: " + String.join(" ", remarks)));
    }

    private static String quoted(String text) {
        String escaped =
                text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + escaped + '"';
    }

    /** Ends the process with 0 itself: left alone, the JVM would report the signal's number after a stop in good order. */
    private void stopOnSignal(FelixPlatform platform, DataFolder folder, Duration patience) {
        stopAsked.countDown();
        folder.withdraw();
        if (!platform.stop(patience)) {
            console.complain("Stoa did not finish its work within '" + patience.toSeconds()
                    + "' seconds and was cut off; nothing acknowledged is lost.");
        }
        folder.close();
        Runtime.getRuntime().halt(STOPPED);
    }
}
