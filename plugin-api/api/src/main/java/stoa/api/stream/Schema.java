package stoa.api.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The written form of a family of records: stable names and versions instead of class names. Immutable.
 *
 * <p>A record is written as JSON by its components; the platform understands records, sealed families named here, enums,
 * strings, numbers, booleans, {@code Instant} (ISO-8601), {@code Duration}, {@code Optional}, lists, sets and maps with text
 * keys. A binary form carries its bytes as they are.
 *
 * {@snippet :
 * Schema<CounterEvent> EVENTS = Schema.of(CounterEvent.class)
 *         .json("counted", 2, Counted.class)
 *         .older("counted", 1, CountedV1.class, old -> new Counted(old.by(), 1));
 * }
 *
 * @param <T> the family, usually a sealed interface
 */
public final class Schema<T> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]{0,79}");

    private final Class<T> family;
    private final Map<String, Form<? extends T>> current;
    private final Map<String, Older<?, ? extends T>> past;

    private Schema(Class<T> family, Map<String, Form<? extends T>> current, Map<String, Older<?, ? extends T>> past) {
        this.family = family;
        this.current = current;
        this.past = past;
    }

    /** How one record type is written now. */
    public sealed interface Form<T> {
        String name();

        int version();

        Class<T> type();
    }

    /** Written as a JSON object. */
    public record JsonForm<T>(String name, int version, Class<T> type) implements Form<T> {}

    /** Written as plain bytes. */
    public record BytesForm<T>(
            String name, int version, Class<T> type, Function<T, byte[]> write, Function<byte[], T> read)
            implements Form<T> {}

    /** A form that old entries have; the upcaster turns it into today's record. */
    public record Older<O, T>(String name, int version, Class<O> type, Function<O, T> upcast) {}

    public static <T> Schema<T> of(Class<T> family) {
        return new Schema<>(Objects.requireNonNull(family, "family"), Map.of(), Map.of());
    }

    /** A family of one JSON record. */
    public static <T> Schema<T> single(String name, int version, Class<T> type) {
        return of(type).json(name, version, type);
    }

    public Schema<T> json(String name, int version, Class<? extends T> type) {
        return with(new JsonForm<>(name, version, type));
    }

    public <R extends T> Schema<T> bytes(
            String name, int version, Class<R> type, Function<R, byte[]> write, Function<byte[], R> read) {
        return with(new BytesForm<>(name, version, type, write, read));
    }

    /** Declares an older version of a JSON form and how it becomes the current record. */
    public <O> Schema<T> older(String name, int version, Class<O> type, Function<O, ? extends T> upcast) {
        var copy = new LinkedHashMap<String, Older<?, ? extends T>>(past);
        if (copy.put(pastKey(name, version), new Older<>(name, version, type, upcast)) != null) {
            throw new IllegalArgumentException("Form '" + name + "' version " + version + " is declared twice");
        }
        return new Schema<>(family, current, Map.copyOf(copy));
    }

    public Class<T> family() {
        return family;
    }

    /** The current forms by name. */
    public Map<String, Form<? extends T>> forms() {
        return current;
    }

    public Optional<Form<? extends T>> form(String name) {
        return Optional.ofNullable(current.get(name));
    }

    public Optional<Older<?, ? extends T>> olderForm(String name, int version) {
        return Optional.ofNullable(past.get(pastKey(name, version)));
    }

    /** The form in which a value is written; throws {@link IllegalArgumentException} for a type that was not declared. */
    public Form<? extends T> formOf(T value) {
        return current.values().stream()
                .filter(form -> form.type() == value.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Type '" + value.getClass().getSimpleName() + "' is not in the schema of "
                                + family.getSimpleName() + "; declare it with json or bytes"));
    }

    private Schema<T> with(Form<? extends T> form) {
        if (!NAME.matcher(form.name()).matches() || form.version() < 1) {
            throw new IllegalArgumentException("Form '" + form.name() + "' version " + form.version()
                    + " needs a name like turnTaken and a version from 1");
        }
        var copy = new LinkedHashMap<>(current);
        if (copy.put(form.name(), form) != null) {
            throw new IllegalArgumentException("Form '" + form.name() + "' is declared twice");
        }
        return new Schema<>(family, java.util.Collections.unmodifiableMap(copy), past);
    }

    private static String pastKey(String name, int version) {
        return name + "/" + version;
    }
}
