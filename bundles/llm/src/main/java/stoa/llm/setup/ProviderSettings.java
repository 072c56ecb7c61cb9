package stoa.llm.setup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the provider from the settings {@code stoa.llm.*}; everything that is wrong becomes one sentence, never with the key. */
public final class ProviderSettings {
    private static final String JSON_SCHEMA = "response_format.json_schema";

    private final Function<String, Optional<String>> settings;
    private final Function<String, Optional<String>> environment;

    public ProviderSettings(
            Function<String, Optional<String>> settings, Function<String, Optional<String>> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** The provider, or what is missing. */
    public Setup read() {
        try {
            var named = setting("provider");
            return named.isEmpty()
                    ? Setup.missing("No language model is set up. Set 'stoa.llm.provider' to one of " + kinds()
                            + ", and 'stoa.llm.model'.")
                    : Setup.of(provider(kind(named.get())));
        } catch (IllegalArgumentException wrong) {
            return Setup.missing(String.valueOf(wrong.getMessage()));
        }
    }

    private Provider provider(Provider.Kind kind) {
        var model = setting("model")
                .orElseThrow(() -> wrong("No model is named for '" + kind.title() + "'. Set 'stoa.llm.model'."));
        var key = key();
        var address = setting("address").map(ProviderSettings::uri).orElse(kind.usual());
        if (key.isEmpty() && kind.needsKey() && address.equals(kind.usual())) {
            throw wrong("'" + kind.title() + "' needs a key. Set 'stoa.llm.key.file', 'stoa.llm.key.env' or"
                    + " 'stoa.llm.key'.");
        }
        var limits = new Provider.Limits(
                (int) number("concurrency", 4),
                (int) number("context", 8192),
                number("budget.debate.tokens", 200_000),
                number("budget.day.tokens", 2_000_000),
                new Provider.Money(number("budget.debate.money", 0), number("budget.day.money", 0)));
        var prices = new Provider.Prices(number("price.input", 0), number("price.output", 0));
        return new Provider(kind, address, model, key, limits, prices, institutions(), unknown(kind));
    }

    /** What a server is said not to know; without a word about it, the first refusal tells. */
    private Set<String> unknown(Provider.Kind kind) {
        var unknown = new TreeSet<>(chosen(
                "schema",
                Map.of(
                        "json_schema", Set.of(),
                        "json_object", Set.of(JSON_SCHEMA),
                        "none", Set.of(JSON_SCHEMA, "response_format"))));
        unknown.addAll(chosen(
                "tokens.field",
                Map.of(
                        "max_completion_tokens", Set.of(),
                        "max_tokens", Set.of("max_completion_tokens"))));
        if (!unknown.isEmpty() && kind != Provider.Kind.OPENAI) {
            throw wrong("'stoa.llm.schema' and 'stoa.llm.tokens.field' are for servers that speak like OpenAI. Remove"
                    + " them for '" + kind.title() + "'.");
        }
        return unknown;
    }

    private Set<String> chosen(String name, Map<String, Set<String>> choices) {
        var text = setting(name);
        if (text.isPresent() && !choices.containsKey(text.get())) {
            throw wrong("'stoa.llm." + name + "' is '" + text.get() + "', expected one of "
                    + String.join(", ", new TreeSet<>(choices.keySet())) + ".");
        }
        return text.map(choices::get).orElse(Set.of());
    }

    private Set<String> institutions() {
        return Arrays.stream(setting("remote").orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** A key goes into a header: one with a line break in it would come back in an exception, and so into a log. */
    private String key() {
        var key = found();
        if (!key.matches("[\\x21-\\x7e]*")) {
            throw wrong(
                    "The key for the language model holds spaces, line breaks or letters that no key has. Put the key"
                            + " alone into the file or variable.");
        }
        return key;
    }

    private String found() {
        var file = setting("key.file");
        var variable = setting("key.env");
        if (file.isPresent()) {
            return content(file.get());
        }
        return variable.map(name -> environment
                        .apply(name)
                        .orElseThrow(() -> wrong("The environment has no variable '" + name
                                + "', which 'stoa.llm.key.env' names. Set it before the start.")))
                .or(() -> setting("key"))
                .orElse("");
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw wrong("The file '" + file + "', which 'stoa.llm.key.file' names, cannot be read. Check its path and"
                    + " owner.");
        }
    }

    private long number(String name, long otherwise) {
        var text = setting(name);
        try {
            var value = text.map(Long::parseLong).orElse(otherwise);
            if (value < 0) {
                throw new NumberFormatException();
            }
            return value;
        } catch (NumberFormatException notANumber) {
            throw wrong("'stoa.llm." + name + "' is '" + text.orElse("") + "', expected a whole number from 0.");
        }
    }

    private static Provider.Kind kind(String name) {
        return Arrays.stream(Provider.Kind.values())
                .filter(kind -> kind.title().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "'stoa.llm.provider' is '" + name + "', which is unknown. Set it to one of " + kinds() + "."));
    }

    private static URI uri(String text) {
        var address = URI.create(text.replaceAll("/+$", ""));
        if (address.getHost() == null || address.getUserInfo() != null || address.getRawQuery() != null) {
            throw wrong("'stoa.llm.address' must look like https://host:port, without a name, password or query.");
        }
        return address;
    }

    private static String kinds() {
        return Arrays.stream(Provider.Kind.values()).map(Provider.Kind::title).collect(Collectors.joining(", "));
    }

    private Optional<String> setting(String name) {
        return settings.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static IllegalArgumentException wrong(String sentence) {
        return new IllegalArgumentException(sentence);
    }
}
