package stoa.crdt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The real Yjs in a process of Node, asked by lines of JSON. */
final class Yjs implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/js");
    private static final Path FOLDER = Path.of("target/js");

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    private Yjs(Process process) {
        this.process = process;
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    static Yjs start() throws IOException, InterruptedException {
        install();
        return new Yjs(node("reference.mjs").start());
    }

    private static ProcessBuilder node(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(FOLDER.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Fresh vectors, made by the real Yjs. */
    static List<String> vectors(int count, int seed) throws IOException, InterruptedException {
        install();
        Process maker = node("vectors.mjs", Integer.toString(count), Integer.toString(seed))
                .start();
        try (BufferedReader lines = maker.inputReader()) {
            return lines.lines().toList();
        }
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json", "reference.mjs", "vectors.mjs")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(FOLDER.resolve("node_modules/yjs"))) {
            return;
        }
        Process npm = new ProcessBuilder(
                        "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--silent")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        npm.getOutputStream().close();
        if (npm.waitFor() != 0) {
            throw new IllegalStateException("npm ci in '" + FOLDER.toAbsolutePath() + "' did not end well");
        }
    }

    private VectorCheck.Tree ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            return VectorCheck.Tree.parse(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both states are the same document to a reader of the real Yjs. */
    boolean same(byte[] a, byte[] b, boolean forgetting) {
        return ask("{\"ask\":\"same\",\"a\":\"%s\",\"b\":\"%s\",\"gc\":%s}".formatted(text(a), text(b), forgetting))
                .truth("same");
    }

    /** What becomes of updates in the order given. */
    VectorCheck.Tree apply(List<byte[]> updates) {
        String list = updates.stream().map(it -> '"' + text(it) + '"').collect(Collectors.joining(",", "[", "]"));
        return ask("{\"ask\":\"apply\",\"gc\":true,\"updates\":" + list + "}");
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
