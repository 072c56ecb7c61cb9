package stoa.workshop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles all Java of a module with the compiler of this process, which is quick once it is warm. */
final class JavaCompilation {
    /** What the root pom tells Maven's compiler; warnings are its business, since they come up again in every build. */
    private static final List<String> OPTIONS =
            List.of("--release", "25", "-g", "-parameters", "-proc:none", "-nowarn");

    private JavaCompilation() {}

    static void run(BundleModule module, Path classes) throws IOException, BrokenSource {
        var sources = SourceTree.look(List.of(module.folder().resolve("src/main/java"))).files().keySet().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .sorted()
                .toList();
        if (sources.isEmpty()) {
            return;
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
            files.setLocation(StandardLocation.CLASS_PATH, module.classPath());
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            var units = files.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(null, files, problems, OPTIONS, null, units).call()) {
                throw new BrokenSource(told(problems));
            }
        }
    }

    private static String told(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(JavaCompilation::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Diagnostic<? extends JavaFileObject> problem) {
        var source = problem.getSource();
        var place = source == null ? "" : source.getName() + ":" + problem.getLineNumber() + ": ";
        return place + problem.getMessage(null);
    }
}
