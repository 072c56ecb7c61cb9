package stoa.accounts.people;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stoa.api.error.Errors;

/** What a token may do: areas such as {@code debate}, or single actions such as {@code debate.watch}. */
final class Scopes {
    private static final int MOST = 20;
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}(\\.[a-z][a-zA-Z0-9-]{0,39})?");

    private Scopes() {}

    static Set<String> parse(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            throw Errors.badInput("The token has " + texts.size() + " scopes; it needs 1 to " + MOST
                    + ", for example 'debate' or 'debate.watch'.");
        }
        texts.stream()
                .filter(text -> !SHAPE.matcher(text).matches())
                .findFirst()
                .ifPresent(text -> {
                    throw Errors.badInput("The scope '" + text
                            + "' is neither an area such as 'debate' nor an action such as 'debate.watch'.");
                });
        return Set.copyOf(texts);
    }

    /** As the policy check compares them: the start of an action's name. The dot keeps {@code debate} from {@code debates}. */
    static Set<String> prefixes(Set<String> scopes) {
        return scopes.stream()
                .map(scope -> scope.contains(".") ? scope : scope + ".")
                .collect(Collectors.toUnmodifiableSet());
    }
}
