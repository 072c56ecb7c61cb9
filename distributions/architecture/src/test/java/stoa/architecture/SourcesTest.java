package stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that show in the sources only: R8, R9, the settings that are offered, the size of poms. */
final class SourcesTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*'([^']+)'");
    private static final Pattern SETTING =
            Pattern.compile("(?:text|number|duration|flag|find|bytes|size|getProperty|apply)\\(\"(stoa\\.[a-z.]+)\"");

    private static final Pattern SETTING_OF_PLUGIN = Pattern.compile("(?:setting\\(|choice\\(context, )\"([a-z.]+)\"");

    /** Given to every plugin without its own name before them. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("data", "judge.default", "judge.reach");

    /** Modules that a panel may import by name. The page gives them; everything else is the panel's own file. */
    private static final Set<String> OPEN_TO_PANELS =
            Set.of("@stoa/panel-api", "@stoa/panel-api/testing", "@stoa/ui", "lit");

    /** Written by the launcher itself, so nobody can set them. */
    private static final Set<String> GIVEN = Set.of("stoa.home", "stoa.version", "stoa.distribution");

    @Test
    void r8DistributionsHoldNoJavaThatShips() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path module : children("distributions")) {
            Path main = module.resolve("src/main");
            if (Files.exists(main)) {
                found.add(main);
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void r9PanelsImportThePanelApiAndTheirOwnFiles() throws IOException {
        Set<String> foreign = new TreeSet<>();
        for (Path bundle : children("bundles")) {
            Path ui = bundle.resolve("ui/src");
            if (bundle.endsWith("web-shell") || !Files.exists(ui)) {
                continue;
            }
            for (Path file : files(ui, ".ts")) {
                imports(file).stream()
                        .filter(name -> !isOwn(name, file, ui) && !isOpenToPanels(name))
                        .forEach(name -> foreign.add(Shipped.root().relativize(file) + " imports " + name));
            }
        }
        assertEquals(Set.of(), foreign);
    }

    @Test
    void everySettingThatIsReadIsOffered() throws IOException {
        String offered =
                Files.readString(Shipped.root().resolve("distributions/standalone/src/stoa/distribution.properties"));
        Set<String> read = new TreeSet<>();
        for (String top : List.of("kernel", "bundles")) {
            for (Path module : children(top)) {
                Path main = module.resolve("src/main/java");
                for (Path file : Files.exists(main) ? files(main, ".java") : List.<Path>of()) {
                    matches(SETTING, file).forEach(read::add);
                    matches(SETTING_OF_PLUGIN, file).stream()
                            .map(name -> OF_THE_PLATFORM.contains(name) ? name : plugin(module) + "." + name)
                            .forEach(name -> read.add("stoa." + name));
                }
            }
        }
        read.removeAll(GIVEN);
        read.removeIf(name -> offered.contains("setting." + name + " ="));

        assertEquals(Set.of(), read, "settings that are read but unknown to the distribution");
    }

    @Test
    void modulePomsStayShort() throws IOException {
        for (String top : List.of("kernel", "bundles", "plugin-api")) {
            for (Path module : children(top)) {
                Path pom = module.resolve("pom.xml");
                if (Files.exists(pom)) {
                    assertFalse(Files.readAllLines(pom).size() > 60, pom + " is longer than 60 lines");
                }
            }
        }
        assertFalse(Files.readAllLines(Shipped.root().resolve("pom.xml")).size() > 300, "the root pom is too long");
    }

    /** The id of a plugin is its folder's name. */
    private static String plugin(Path module) {
        return module.getFileName().toString();
    }

    private static boolean isOwn(String name, Path file, Path ui) {
        return name.startsWith(".")
                && file.getParent().resolve(name).normalize().startsWith(ui);
    }

    private static boolean isOpenToPanels(String name) {
        return OPEN_TO_PANELS.contains(name) || name.startsWith("lit/");
    }

    private static List<String> imports(Path file) {
        return file.toString().endsWith(".test.ts") ? List.of() : matches(IMPORT, file);
    }

    private static List<String> matches(Pattern pattern, Path file) {
        List<String> found = new ArrayList<>();
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<Path> children(String folder) throws IOException {
        try (Stream<Path> found = Files.list(Shipped.root().resolve(folder))) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
