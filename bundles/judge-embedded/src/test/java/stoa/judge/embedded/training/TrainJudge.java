package stoa.judge.embedded.training;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import stoa.judge.embedded.Encoders;
import stoa.judge.embedded.head.Head;
import stoa.testkit.judging.EvaluationCards;

/**
 * Encodes the shared texts anew, evaluates, and writes corpus file, heads and evaluation card; the run of
 * {@code ./dev judge-train}. With {@code --kept} it takes the numbers that the repository keeps instead of the texts.
 */
public final class TrainJudge {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path KEPT = MODULE.resolve("src/test/resources" + CorpusFile.RESOURCE);

    private TrainJudge() {}

    public static void main(String[] arguments) throws Exception {
        if (!List.of(arguments).contains("--kept")) {
            encode();
        }
        var figures = Figures.of(CorpusFile.read());
        System.out.print(figures.text());
        var resources = MODULE.resolve("src/main/resources");
        write(figures.head(), resources.resolve("judge-embedded/head-model.bin"));
        write(figures.tableHead(), resources.resolve("judge-embedded/head-table.bin"));
        var today = InstantSource.system().instant().toString().substring(0, 10);
        var card = resources.resolve(Card.FILE);
        Files.createDirectories(card.getParent());
        Files.writeString(card, EvaluationCards.json(Card.of(figures, Encoders.judge(), today)));
        System.out.println("Written: " + card);
        System.exit(0);
    }

    private static void encode() throws Exception {
        var texts = SharedCorpus.find()
                .orElseThrow(() -> new IllegalStateException(
                        "Training needs shared/data/judging/ukpconvarg1.json in a folder above the project; "
                                + "--kept takes the numbers that the repository keeps"));
        CorpusFile.write(SharedCorpus.encode(texts, Encoders.MODEL, Encoders.TABLE), KEPT);
        Files.copy(
                KEPT, MODULE.resolve("target/test-classes" + CorpusFile.RESOURCE), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Head head, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (var output = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            head.write(output);
        }
    }
}
