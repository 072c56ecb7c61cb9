package stoa.kernel.gateway.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import stoa.kernel.gateway.fixture.People;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Official JavaScript clients in a process of Node, installed from the committed lockfile. What the processes say goes to files:
 * on the output of this JVM the build waits for messages of its own.
 */
final class NodeClients implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Path SOURCE = Path.of("src/test/js");
    private static final Path FOLDER = Path.of("target/js");

    private final Process process;
    private final List<JsonNode> said = new CopyOnWriteArrayList<>();

    NodeClients(URI url, String person, String channel, int count) throws IOException, InterruptedException {
        install();
        process = new ProcessBuilder(
                        "node", "client.mjs", url.toString(), People.secret(person), channel, Integer.toString(count))
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        FOLDER.resolve("client.log").toFile()))
                .start();
        Thread.ofVirtual().start(this::read);
    }

    List<JsonNode> said() {
        return said;
    }

    /** The offsets that one client got, in order. */
    List<Integer> offsets(int number) {
        return said.stream()
                .filter(node -> node.path("number").asInt(-1) == number && node.has("offset"))
                .map(node -> node.path("offset").asInt())
                .toList();
    }

    /** Lets the first client do something and returns what came of it. */
    JsonNode order(String json) {
        var before = done().size();
        try {
            OutputStream out = process.getOutputStream();
            out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("answer to " + json).atMost(Duration.ofSeconds(20)).until(() -> done().size() > before);
        return done().get(before);
    }

    private List<JsonNode> done() {
        return said.stream().filter(node -> node.has("done")).toList();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> said.add(MAPPER.readTree(line)));
        } catch (IOException | UncheckedIOException e) {
            process.destroy();
        }
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (var name : List.of("package.json", "package-lock.json", "client.mjs")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(FOLDER.resolve("node_modules/centrifuge"))) {
            return;
        }
        var log = FOLDER.resolve("install.log");
        var install = new ProcessBuilder(
                        "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--silent")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!install.waitFor(3, TimeUnit.MINUTES) || install.exitValue() != 0) {
            throw new IllegalStateException(
                    "npm ci in " + FOLDER.toAbsolutePath() + " did not end well: " + Files.readString(log));
        }
    }
}
