package stoa.judge.embedded.training;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import stoa.judge.embedded.head.Head;
import stoa.text.encoder.Engine;
import stoa.text.encoder.LeasedEncoder;

/** Encodes the shared texts anew, evaluates, and writes corpus file and heads; the run of {@code ./dev judge-train}. */
public final class TrainJudge {
    private TrainJudge() {}

    public static void main(String[] arguments) throws Exception {
        var module = Path.of(arguments.length > 0 ? arguments[0] : "").toAbsolutePath();
        var texts = SharedCorpus.find()
                .orElseThrow(() -> new IllegalStateException(
                        "Training needs shared/data/judging/ukpconvarg1.json in a folder above the project"));
        CorpusFile.write(
                SharedCorpus.encode(
                        texts, new LeasedEncoder(Engine.alone(true)), new LeasedEncoder(Engine.alone(false))),
                module.resolve("src/test/resources" + CorpusFile.RESOURCE));
        Files.copy(
                module.resolve("src/test/resources" + CorpusFile.RESOURCE),
                module.resolve("target/test-classes" + CorpusFile.RESOURCE),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var figures = Figures.of(CorpusFile.read());
        System.out.print(figures.text());
        write(figures.head(), module.resolve("src/main/resources/judge-embedded/head-model.bin"));
        write(figures.tableHead(), module.resolve("src/main/resources/judge-embedded/head-table.bin"));
        System.exit(0);
    }

    private static void write(Head head, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (var output = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            head.write(output);
        }
    }
}
