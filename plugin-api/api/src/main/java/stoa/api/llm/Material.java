package stoa.api.llm;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text that somebody wrote. It is put before the model as a value that it must not obey.
 *
 * @param name what it is, for example {@code motion}
 */
public record Material(String name, String text) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,30}");

    public Material {
        Objects.requireNonNull(text, "text");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Name '" + name + "' of a material must look like opposing_turn");
        }
    }
}
