package stoa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Forbidden calls and the shape of types. */
final class HouseStyleTest {
    private static final int CLASSES_AT_LEAST = 300;

    private static final DescribedPredicate<JavaClass> LAUNCHER = resideInAPackage("stoa.kernel.launcher..");

    @Test
    void theScanSawTheWholeProduct() {
        Set<String> modules = Shipped.classes().stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.startsWith("stoa.kernel.")
                        ? name.replaceAll("^(stoa\\.kernel\\.[a-z]+).*", "$1")
                        : name.replaceAll("^(stoa\\.[a-z]+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(
                Shipped.classes().size() >= CLASSES_AT_LEAST,
                "only " + Shipped.classes().size() + " classes");
        assertTrue(
                modules.containsAll(Set.of(
                        "stoa.api",
                        "stoa.kernel.contract",
                        "stoa.kernel.gateway",
                        "stoa.kernel.launcher",
                        "stoa.kernel.lifecycle",
                        "stoa.kernel.messaging",
                        "stoa.kernel.observability",
                        "stoa.kernel.persistence",
                        "stoa.accounts",
                        "stoa.debate",
                        "stoa.ratings",
                        "stoa.judge")),
                "only " + modules);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Date.class)
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .check(Shipped.classes());
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .check(Shipped.classes());
    }

    @Test
    void nobodyUsesThreadLocals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(Shipped.classes());
    }

    @Test
    void onlyTheLauncherSpeaksToTheConsole() {
        noClasses()
                .that(not(LAUNCHER))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(Shipped.classes());
    }

    @Test
    void namesSayWhatATypeIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Util|Utils|Helper|Manager|Abstract\\w*|\\bBase\\w*|Common|Misc)$")
                .check(Shipped.classes());
        noClasses()
                .should()
                .resideInAnyPackage("..impl..", "..internal..", "..util..", "..common..", "..misc..", "..helper..")
                .check(Shipped.classes());
    }

    @Test
    void classesAreFinal() {
        classes()
                .that(areOpenForNoReason())
                .should()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(true)
                .check(Shipped.classes());
    }

    @Test
    void packagesAreNullMarked() {
        Set<String> unmarked = Shipped.classes().stream()
                .map(JavaClass::getPackage)
                .filter(it -> !it.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unmarked);
    }

    /** {@code PluginContext} is the one door to everything a plugin gets, so it alone sees every package of the core. */
    @Test
    void packagesHaveNoCycles() {
        slices().matching("stoa.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(simpleName("PluginContext"), resideInAPackage("stoa.api.."))
                .check(Shipped.classes());
    }

    @Test
    void everyInterfaceOfTheApiSaysWhoImplementsIt() {
        Set<String> silent = Shipped.classes().stream()
                .filter(it -> it.getPackageName().startsWith("stoa.api."))
                .filter(it -> it.isInterface() && !it.isAnnotation() && it.isTopLevelClass())
                .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC) && !isSealed(it))
                .filter(it -> !it.isAnnotatedWith(ConsumerType.class) && !it.isAnnotatedWith(ProviderType.class))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), silent);
    }

    private static boolean isSealed(JavaClass type) {
        return !type.getAllSubclasses().isEmpty()
                && type.getAllSubclasses().stream()
                        .allMatch(it -> it.getPackageName().equals(type.getPackageName()));
    }

    private static DescribedPredicate<JavaClass> areOpenForNoReason() {
        return DescribedPredicate.describe(
                "are ordinary classes",
                type -> !type.isInterface()
                        && !type.isEnum()
                        && !type.isRecord()
                        && !type.isAnonymousClass()
                        && !type.isAssignableTo(Throwable.class)
                        && !type.isAnnotatedWith("jakarta.persistence.Entity")
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                        && type.getAllSubclasses().isEmpty());
    }
}
