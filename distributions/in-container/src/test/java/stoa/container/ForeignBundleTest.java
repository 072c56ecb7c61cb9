package stoa.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import stoa.kernel.contract.platform.Listening;
import stoa.kernel.contract.platform.PluginDirectory;

/** A bundle of somebody else in what ships: its endpoint by whiteboard, its unit, and its exchange under load. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ForeignBundleTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @Inject
    private BundleContext context;

    @Inject
    @Filter(timeout = 60_000)
    private PluginDirectory plugins;

    @Inject
    @Filter(timeout = 60_000)
    private Listening listening;

    @Configuration
    public Option[] distribution() {
        return new Option[] {Assembled.distribution()};
    }

    @Test
    public void opensItsEndpointAnswersAndIsWithdrawnAlone() throws Exception {
        var one = deploy("one", "1.0.0");
        var two = deploy("two", "1.0.0");
        try (var guest = new Peer(listening.address(), "/one");
                var neighbour = new Peer(listening.address(), "/two")) {
            assertEquals("1.0.0: hello", guest.ask("hello"));
            assertEquals("1.0.0: hello", neighbour.ask("hello"));

            Files.delete(one);

            assertEquals(1012, guest.closedWith());
            assertEquals("1.0.0: still here", neighbour.ask("still here"));
            assertTrue(neighbour.isOpen());
            assertThrows(CompletionException.class, () -> new Peer(listening.address(), "/one"));
        }
        Files.delete(two);
    }

    @Test
    public void keepsRowsInAUnitOfItsOwnOverAnExchange() throws Exception {
        deploy("notes", "1.0.0");
        write(1, "before");
        deploy("notes", "2.0.0");
        write(2, "after");

        try (var manager = unit().createEntityManager()) {
            assertEquals(
                    List.of("before", "after"),
                    manager.createQuery("select n.text from Note n order by n.id", String.class)
                            .getResultList());
        }
    }

    @Test
    public void isExchangedUnderLoadWithoutDisturbingOthers() throws Exception {
        deploy("swapped", "1.0.0");
        deploy("busy", "1.0.0");
        var stop = new AtomicBoolean();
        var answered = new AtomicInteger();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor();
                var guest = new Peer(listening.address(), "/swapped")) {
            var neighbours = IntStream.range(0, 10)
                    .mapToObj(number -> crowd.submit(() -> talk(stop, answered)))
                    .toList();
            assertEquals("1.0.0: first", guest.ask("first"));
            for (var version = 2; version <= 4; version++) {
                deploy("swapped", version + ".0.0");
                awaitAnswers(answered, 50, neighbours);
            }
            assertEquals(1012, guest.closedWith());
            try (var next = new Peer(listening.address(), "/swapped")) {
                assertEquals("4.0.0: next", next.ask("next"));
            }
            stop.set(true);
            for (var neighbour : neighbours) {
                assertTrue(neighbour.get(30, TimeUnit.SECONDS));
            }
        }
        assertEquals(1, versions("guest.swapped"));
    }

    /** Talks without end over one connection; true when it was never closed. */
    private boolean talk(AtomicBoolean stop, AtomicInteger answered) throws InterruptedException {
        try (var peer = new Peer(listening.address(), "/busy")) {
            for (var number = 0; !stop.get(); number++) {
                assertEquals("1.0.0: " + number, peer.ask(Integer.toString(number)));
                answered.incrementAndGet();
            }
            return peer.isOpen();
        }
    }

    /** Returns early with the reason when one of those who talk has fallen silent. */
    private static void awaitAnswers(AtomicInteger answered, int more, List<Future<Boolean>> talking) throws Exception {
        var goal = answered.get() + more;
        await(() -> answered.get() >= goal || talking.stream().anyMatch(Future::isDone));
        for (var one : talking) {
            if (one.isDone()) {
                one.get();
            }
        }
    }

    private Path deploy(String id, String version) throws Exception {
        var folder = Path.of(context.getProperty("stoa.data")).resolve("plugins");
        var jar = GuestJar.drop(folder, id, version);
        await(() -> plugins.find(id)
                .filter(it -> it.isActive() && it.version().startsWith(version))
                .isPresent());
        return jar;
    }

    private void write(long id, String text) throws Exception {
        var type = bundles("guest.notes")
                .reduce((older, newer) -> newer)
                .orElseThrow()
                .loadClass("stoa.container.guest.Note");
        try (var manager = unit().createEntityManager()) {
            manager.getTransaction().begin();
            manager.persist(type.getConstructor(Long.class, String.class).newInstance(id, text));
            manager.getTransaction().commit();
        }
    }

    /** The factory of the newest version. */
    private EntityManagerFactory unit() throws Exception {
        await(() -> versions("guest.notes") == 1);
        var found = context.getServiceReferences(EntityManagerFactory.class, "(osgi.unit.name=notes)").stream()
                .findFirst()
                .orElseThrow();
        return context.getService(found);
    }

    private long versions(String name) {
        return bundles(name).count();
    }

    private Stream<Bundle> bundles(String name) {
        return Arrays.stream(context.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName()));
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertTrue("not within a minute", System.nanoTime() < end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
