package stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;

/** What authors of plugins rely on: R10, and that every type they see says what it is. */
final class PluginApiTest {
    private static final String PREVIEW = "stoa.api.plugin.Preview";

    /** A kind of plugin is an interface of a domain that bundles implement; it is stable when it has served two of them. */
    @Test
    void r10AKindLeavesPreviewWhenTwoBundlesImplementIt() {
        Set<String> wrong = new TreeSet<>();
        List<JavaClass> kinds =
                Shipped.classes().stream().filter(PluginApiTest::isKind).toList();
        for (JavaClass kind : kinds) {
            Set<String> bundles = implementers(kind);
            boolean isPreview = kind.isAnnotatedWith(PREVIEW);
            if (isPreview != bundles.size() < 2) {
                wrong.add(kind.getName() + (isPreview ? " is still" : " is not") + " @Preview with " + bundles);
            }
        }
        assertFalse(kinds.isEmpty());
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyTypeThatIsOfferedHasJavadoc() throws IOException {
        Set<String> silent = new TreeSet<>();
        for (String module : List.of("plugin-api/api", "plugin-api/testkit", "kernel/contract")) {
            silent.addAll(withoutJavadoc(Shipped.root().resolve(module).resolve("src/main/java")));
        }
        assertEquals(Set.of(), silent, "public types without javadoc");
    }

    private static boolean isKind(JavaClass type) {
        return type.getPackageName().startsWith("stoa.api.")
                && type.isAnnotatedWith(ConsumerType.class)
                && type.isInterface()
                && BoundariesTest.isOfADomain(type.getPackageName());
    }

    /** The jars in which a class implements it. */
    private static Set<String> implementers(JavaClass kind) {
        return kind.getAllSubclasses().stream()
                .filter(type -> !type.isInterface())
                .map(type -> type.getSource().orElseThrow().getUri().toString())
                .map(uri -> uri.replaceAll("^.*/([^/]+\\.jar)!.*$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withoutJavadoc(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(sources)) {
            var units = files.getJavaFileObjectsFromPaths(
                    paths.filter(path -> path.toString().endsWith(".java")).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var scanner = new Silent(DocTrees.instance(task));
            scanner.scan(task.parse(), null);
            return scanner.found;
        }
    }

    /** Collects the public types that say nothing; a member of an interface is public without the word. */
    private static final class Silent extends TreePathScanner<Void, Void> {
        private final Set<String> found = new TreeSet<>();
        private final DocTrees trees;

        Silent(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && trees.getDocComment(getCurrentPath()) == null) {
                found.add(getCurrentPath().getCompilationUnit().getPackageName() + "." + type.getSimpleName());
            }
            return super.visitClass(type, none);
        }
    }
}
