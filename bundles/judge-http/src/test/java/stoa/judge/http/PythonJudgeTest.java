package stoa.judge.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import stoa.api.debate.Judge;
import stoa.testkit.contract.JudgeContract;

/** The example in Python passes the contract of every judge. */
class PythonJudgeTest extends JudgeContract {
    private static Process program;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        try {
            program = new ProcessBuilder(
                            "python3", Path.of("example", "judge.py").toString(), "0")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            Assumptions.abort("there is no python3 here");
        }
        var out = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        address = "http://127.0.0.1:" + out.readLine() + "/";
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.destroy();
        }
    }

    @Override
    protected Judge judge() {
        return new HttpJudge(Optional.of(Target.of(address, List.of())), "http", "1", InstantSource.system());
    }

    @Override
    protected Optional<Judge> unready() {
        return Optional.of(new HttpJudge(Optional.empty(), "http", "1", InstantSource.system()));
    }
}
