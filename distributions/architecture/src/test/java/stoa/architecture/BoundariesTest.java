package stoa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who may see whom: R1 to R7. */
final class BoundariesTest {
    private static final String[] ANNOTATIONS = {"org.jspecify.annotations..", "org.osgi.annotation.."};

    /** The part of the API that knows no subject; every other package of it is a domain. */
    private static final String[] CORE = {
        "stoa.api.access..",
        "stoa.api.channel..",
        "stoa.api.error..",
        "stoa.api.panel..",
        "stoa.api.plugin..",
        "stoa.api.store..",
        "stoa.api.stream..",
        "stoa.api.task.."
    };

    /** What a bundle may import besides {@code stoa.api}; further jars are private to it. */
    private static final Predicate<String> OPEN_TO_BUNDLES = name -> name.startsWith("java.")
            || name.startsWith("javax.")
            || name.startsWith("org.w3c.dom")
            || name.startsWith("org.xml.sax")
            || name.startsWith("org.slf4j")
            || name.startsWith("org.osgi.service.")
            || name.startsWith("jakarta.persistence")
            || name.startsWith("jakarta.websocket")
            || name.startsWith("org.eclipse.persistence")
            || name.startsWith("stoa.api.");

    /** Library bundles: they export one documented package each for other bundles. */
    private static final Set<String> LIBRARY_PACKAGES = Set.of();

    /** Whether a package of the API belongs to a subject and not to the core. */
    static boolean isOfADomain(String name) {
        return Arrays.stream(CORE).noneMatch(core -> name.startsWith(core.replace("..", "")));
    }

    @Test
    void r1TheApiSpeaksOfTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("stoa.api..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "stoa.api..").or(resideInAnyPackage(ANNOTATIONS)))
                .check(Shipped.classes());
    }

    @Test
    void r2BundlesImportTheApiAndAShortList() {
        Set<String> foreign = new TreeSet<>();
        for (Path bundle : Shipped.bundles()) {
            Shipped.packages(Shipped.manifest(bundle), "Import-Package").stream()
                    .filter(OPEN_TO_BUNDLES.negate())
                    .filter(name -> !LIBRARY_PACKAGES.contains(name))
                    .forEach(name -> foreign.add(bundle.getFileName() + " imports " + name));
        }
        assertEquals(Set.of(), foreign);
    }

    @Test
    void r2BundlesExportNothing() {
        for (Path bundle : Shipped.bundles()) {
            Set<String> exported = Shipped.packages(Shipped.manifest(bundle), "Export-Package");
            exported.removeAll(LIBRARY_PACKAGES);
            assertEquals(Set.of(), exported, bundle.toString());
        }
    }

    @Test
    void r3BundlesNeitherSeeTheKernelNorEachOther() {
        List<String> bundles = Shipped.bundles().stream()
                .map(jar -> jar.getFileName().toString().replace(".jar", ""))
                .toList();
        assertTrue(bundles.size() >= 6, () -> "only these bundles are assembled: " + bundles);
        for (String bundle : bundles) {
            noClasses()
                    .that()
                    .resideInAPackage(bundle + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("stoa..").and(not(resideInAnyPackage("stoa.api..", bundle + ".."))))
                    .allowEmptyShould(true)
                    .check(Shipped.classes());
        }
    }

    @Test
    void r4TheKernelKnowsNoSubject() {
        noClasses()
                .that()
                .resideInAPackage("stoa.kernel..")
                .should()
                .dependOnClassesThat(resideInAPackage("stoa..")
                        .and(not(resideInAPackage("stoa.kernel..")))
                        .and(not(resideInAnyPackage(CORE))))
                .check(Shipped.classes());
    }

    @Test
    void r5KernelModulesMeetInTheContractOnly() {
        slices().matching("stoa.kernel.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(resideInAPackage("nothing")), resideInAPackage("stoa.kernel.contract.."))
                .check(Shipped.classes());
    }

    @Test
    void r6DomainsOfTheApiUseTheCoreNeverEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(resideInAPackage("stoa.api..").and(not(resideInAnyPackage(CORE))))
                .check(Shipped.classes());
        slices().matching("stoa.api.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(resideInAPackage("nothing")), resideInAnyPackage(CORE))
                .check(Shipped.classes());
    }

    @Test
    void r7OnlyTheGatewaySeesJetty() {
        onlySees("org.eclipse.jetty..", "stoa.kernel.gateway..");
        onlySees("jakarta.servlet..", "stoa.kernel.gateway..");
    }

    @Test
    void r7OnlyPersistenceSeesJdbc() {
        onlySees("java.sql..", "stoa.kernel.persistence..");
        onlySees("javax.sql..", "stoa.kernel.persistence..");
    }

    /**
     * Logging starts before services do, and persistence weaves foreign units: these two need the framework as well. The gateway
     * registers what it is only once the server listens, and asks whose servlet it serves: two of its packages may see it. A
     * service's reference is only its properties, and declarative services hand it to every whiteboard.
     */
    @Test
    void r7OnlyNamedPartsUseTheFramework() {
        noClasses()
                .that(resideInAPackage("stoa..")
                        .and(not(resideInAnyPackage(
                                "stoa.kernel.lifecycle..",
                                "stoa.kernel.launcher..",
                                "stoa.kernel.observability..",
                                "stoa.kernel.persistence..",
                                "stoa.kernel.gateway",
                                "stoa.kernel.gateway.whiteboard"))))
                .should()
                .dependOnClassesThat(resideInAPackage("org.osgi.framework..").and(not(simpleName("ServiceReference"))))
                .check(Shipped.classes());
    }

    private static void onlySees(String seen, String... allowed) {
        noClasses()
                .that(resideInAPackage("stoa..").and(not(resideInAnyPackage(allowed))))
                .should()
                .dependOnClassesThat(resideInAPackage(seen))
                .check(Shipped.classes());
    }
}
