package stoa.llm.setup;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * The provider as it is set up. Holds the key, so it is never logged and its text form leaves it out.
 *
 * @param dialect how it is spoken to
 * @param address of the server, without the path of the call
 * @param key empty where none is needed
 * @param allowed institutions whose texts may leave the machine
 * @param without parameters that this server does not know, as its dialect names them
 */
public record Provider(
        Kind dialect,
        URI address,
        String model,
        String key,
        Limits limits,
        Prices prices,
        Set<String> allowed,
        Set<String> without) {
    /** The wire forms. */
    public enum Kind {
        GEMINI("https://generativelanguage.googleapis.com"),
        OPENAI("https://api.openai.com"),
        OLLAMA("http://127.0.0.1:11434"),
        ANTHROPIC("https://api.anthropic.com");

        private final URI usual;

        Kind(String usual) {
            this.usual = URI.create(usual);
        }

        public URI usual() {
            return usual;
        }

        public boolean needsKey() {
            return this != OLLAMA;
        }

        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is too much.
     *
     * @param atOnce calls at the same time
     * @param context tokens the model reads and writes together
     * @param perSubject tokens for one debate
     * @param perDay tokens of an institution a day
     */
    public record Limits(int atOnce, int context, long perSubject, long perDay, Money money) {}

    /** Ceilings in millionths of the unit the prices are set in; zero means none. */
    public record Money(long perSubject, long perDay) {}

    /** Millionths of a unit of money for a thousand tokens. */
    public record Prices(long input, long output) {
        public long of(long inputTokens, long outputTokens) {
            return Math.ceilDiv(inputTokens * input + outputTokens * output, 1000);
        }
    }

    public Provider {
        allowed = Set.copyOf(allowed);
        without = Set.copyOf(without);
    }

    /** Whether the text stays on this machine. */
    public boolean isLocal() {
        var host = address.getHost();
        return host != null
                && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}"));
    }

    /** Whether texts of that institution may be sent to it, as far as the settings say. */
    public boolean mayRead(String institution) {
        return isLocal() || allowed.contains(institution);
    }

    /** How long one exchange may take at most, whatever the deadline is. */
    public static Duration longest() {
        return Duration.ofMinutes(2);
    }

    @Override
    public String toString() {
        return dialect.title() + " " + model;
    }
}
