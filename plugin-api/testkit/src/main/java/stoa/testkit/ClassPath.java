package stoa.testkit;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bundles on the class path of the test, by name; the first of a name counts. */
final class ClassPath {
    private final Map<String, ClassPathBundle> bundles = new LinkedHashMap<>();

    private ClassPath(Stream<Path> places) {
        places.flatMap(place -> ClassPathBundle.read(place).stream())
                .forEach(bundle -> bundles.putIfAbsent(bundle.name(), bundle));
    }

    static ClassPath ofTest() {
        var entries = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
        return new ClassPath(
                Stream.of(entries).filter(entry -> !entry.isEmpty()).map(Path::of));
    }

    Optional<ClassPathBundle> find(String name) {
        return Optional.ofNullable(bundles.get(name));
    }

    /** Throws with the next step when it is not there. */
    ClassPathBundle need(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("Bundle '" + name
                        + "' is not on the class path of the test. Add the dependency stoa:stoa.kernel (type pom, scope"
                        + " test), and build the kernel first."));
    }

    List<ClassPathBundle> plugins() {
        return bundles.values().stream().filter(ClassPathBundle::isPlugin).toList();
    }
}
