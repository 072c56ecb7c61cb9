package stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every library that a pom or a package.json names stands in docs/dependencies.md, a Maven one by its group. */
final class DependenciesTest {
    private static final Pattern GROUP = Pattern.compile("<groupId>([^<$]+)</groupId>");
    private static final Pattern PACKAGES = Pattern.compile("\"(?:devD|peerD|d)ependencies\"\\s*:\\s*\\{([^}]*)}");
    private static final Pattern PACKAGE = Pattern.compile("\"([^\"]+)\"\\s*:");

    /** Our own, and what is only named to be left out. */
    private static final Set<String> NOT_USED =
            Set.of("stoa", "example", "@stoa/panel-api", "@stoa/ui", "*", "commons-logging");

    private static final Set<String> OUTPUTS = Set.of("target", "node_modules", ".git", ".stoa");

    @Test
    void everyLibraryThatIsNamedHasARow() throws IOException {
        var rows = Files.readString(Shipped.root().resolve("docs/dependencies.md"));
        var named = new TreeSet<String>();
        for (var file : files()) {
            named.addAll(libraries(file));
        }
        assertTrue(named.size() > 40, "too few were found: " + named);

        named.removeAll(NOT_USED);
        named.removeIf(name -> rows.contains("`" + name + "`"));

        assertEquals(Set.of(), named, "without a row");
    }

    private static Set<String> libraries(Path file) throws IOException {
        var text = Files.readString(file);
        if (file.endsWith("pom.xml")) {
            return firsts(GROUP, text);
        }
        return PACKAGES.matcher(text)
                .results()
                .flatMap(found -> firsts(PACKAGE, found.group(1)).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> firsts(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.find(Shipped.root(), 8, (file, attributes) -> attributes.isRegularFile())) {
            return all.filter(file -> file.endsWith("pom.xml") || file.endsWith("package.json"))
                    .filter(file -> Stream.of(
                                    Shipped.root().relativize(file).toString().split("/"))
                            .noneMatch(OUTPUTS::contains))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
