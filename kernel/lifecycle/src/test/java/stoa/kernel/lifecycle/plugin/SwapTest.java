package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.PluginSource;

class SwapTest {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create()
            .withSystemClock()
            .with("stoa.plugins.start", "2s")
            .with("stoa.http.rate", "100000/100000")
            .with("stoa.log.level", "error");

    private static Path first;
    private static Path second;
    private static Path quiet;

    private final Platform platform = PLATFORM.platform();

    @BeforeAll
    static void build(Platform platform) {
        first = build(platform, "first", Samples.greeting("1.0.0"));
        second = build(platform, "second", Samples.greeting("1.1.0"));
        quiet = build(platform, "quiet", Samples.neighbour());
    }

    @BeforeEach
    void deployFirst() {
        platform.deploy(first);
        platform.deploy(quiet);
        platform.awaitActive("greeting");
        platform.awaitActive("neighbour");
    }

    @Test
    void theNewerVersionTakesOver() {
        var status = platform.deploy(second);

        assertEquals("active", status.state());
        assertEquals("1.1.0", status.version());
        assertEquals("1.1.0", servedBy());
    }

    @Test
    void theVersionBeforeComesBackByOneCall() {
        platform.deploy(second);

        var status = platform.plugins().rollback("greeting", java.time.Duration.ofSeconds(20));

        assertEquals("1.0.0", status.version());
        assertEquals("1.0.0", servedBy());
    }

    @Test
    void aSwapTouchesNoOtherBundle() {
        var before = othersThan("greeting");

        platform.deploy(second);

        assertEquals(before, othersThan("greeting"));
    }

    @Test
    void aVersionWhoseProbeComplainsIsRolledBack() {
        var status = platform.deploy(build("complaining", Samples.complaining("2.0.0")));

        assertUnchanged(status, "The model file is missing.");
    }

    @Test
    void aVersionIsNotServedBeforeItsProbeIsContent() throws Exception {
        var complaining = build("complaining", Samples.complaining("2.0.0"));
        var change = Thread.ofVirtual().start(() -> platform.deploy(complaining));
        var served = new java.util.HashSet<String>();

        while (change.isAlive()) {
            served.add(servedBy());
        }

        change.join();
        assertEquals(java.util.Set.of("1.0.0"), served);
    }

    @Test
    void aVersionWithAContentProbeIsServed() {
        var status = platform.deploy(build("content", Samples.content("2.0.0")));

        assertEquals("2.0.0", status.version());
        assertEquals("2.0.0", servedBy());
    }

    @Test
    void aVersionWhoseComponentThrowsIsRolledBack() {
        var status = platform.deploy(build("throwing", Samples.throwing("2.0.0")));

        assertUnchanged(status, "Component 'Bang' failed to activate: java.lang.IllegalStateException: no licence");
    }

    @Test
    void aVersionThatHangsWhenItStartsIsRolledBack() {
        var status = platform.deploy(build("hanging", Samples.hanging("2.0.0")));

        assertUnchanged(status, "Its start did not end within 2 seconds");
    }

    @Test
    void aVersionThatCannotBeWiredIsRolledBack() {
        var status = platform.deploy(build("unresolvable", Samples.unresolvable("2.0.0")));

        assertUnchanged(status, "It needs package 'no.such.thing' from 1.0.0 to below 2.0.0, which no bundle offers.");
    }

    private void assertUnchanged(stoa.kernel.contract.platform.PluginStatus status, String cause) {
        assertEquals("active", status.state());
        assertEquals("1.0.0", status.version());
        assertTrue(
                status.why().contains("Plugin 'greeting' 1.0.0 is active. The change to 2.0.0 was undone: "),
                status.why());
        assertTrue(status.why().contains(cause), status.why());
        assertEquals("1.0.0", servedBy());
        assertEquals(1, bundlesOf("greeting"));
    }

    private String servedBy() {
        return platform.get("api/v1/greetings/Ada").body().replaceAll(".*\"version\":\"([^\"]*)\".*", "$1");
    }

    private long bundlesOf(String id) {
        return Arrays.stream(platform.context().getBundles())
                .filter(bundle -> PluginHeaders.idOf(bundle).equals(id))
                .count();
    }

    /** When each bundle last changed, and in which state it is. */
    private Map<Long, String> othersThan(String id) {
        Function<Bundle, String> life =
                bundle -> bundle.getSymbolicName() + " " + bundle.getLastModified() + " " + bundle.getState();
        return Arrays.stream(platform.context().getBundles())
                .filter(bundle -> !PluginHeaders.idOf(bundle).equals(id))
                .collect(Collectors.toMap(Bundle::getBundleId, life));
    }

    private Path build(String name, PluginSource source) {
        return build(platform, name, source);
    }

    private static Path build(Platform platform, String name, PluginSource source) {
        return source.build(platform.scratch().resolve(name + ".jar"));
    }
}
