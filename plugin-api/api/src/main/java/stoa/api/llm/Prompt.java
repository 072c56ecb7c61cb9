package stoa.api.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to a language model. Immutable.
 *
 * <p>The answer is a record of texts, whole numbers, fractions, truth values, enums, lists and such records; its components are
 * asked for in their order, so reasons belong before numbers. A constructor that throws {@link IllegalArgumentException}
 * refuses an answer, and its message is told to the model: it must not hold words of the material.
 *
 * @param purpose lower case words for statistics, for example {@code judge-turn}
 * @param version raised when the instructions change
 * @param instructions what to do, written by us alone; never a person's text
 * @param materials what people wrote
 * @param tokens the most the answer may take
 * @param <R> the shape of the answer
 */
public record Prompt<R extends Record>(
        String purpose,
        String version,
        String instructions,
        Class<R> shape,
        List<Material> materials,
        Account account,
        Check<R> check,
        int tokens) {
    private static final int USUAL_TOKENS = 900;

    public Prompt {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(instructions, "instructions");
        Objects.requireNonNull(shape, "shape");
        materials = List.copyOf(materials);
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(check, "check");
        if (tokens < 1) {
            throw new IllegalArgumentException("Tokens " + tokens + " must be from 1");
        }
    }

    public static <R extends Record> Prompt<R> of(String purpose, String version, String instructions, Class<R> shape) {
        return new Prompt<>(
                purpose,
                version,
                instructions,
                shape,
                List.of(),
                Account.of(purpose),
                _ -> Optional.empty(),
                USUAL_TOKENS);
    }

    /** With one more text that somebody wrote. */
    public Prompt<R> about(String name, String text) {
        var more = new ArrayList<>(materials);
        more.add(new Material(name, text));
        return new Prompt<>(purpose, version, instructions, shape, more, account, check, tokens);
    }

    public Prompt<R> paidBy(Account payer) {
        return new Prompt<>(purpose, version, instructions, shape, materials, payer, check, tokens);
    }

    public Prompt<R> checkedBy(Check<R> test) {
        return new Prompt<>(purpose, version, instructions, shape, materials, account, test, tokens);
    }

    public Prompt<R> within(int most) {
        return new Prompt<>(purpose, version, instructions, shape, materials, account, check, most);
    }
}
