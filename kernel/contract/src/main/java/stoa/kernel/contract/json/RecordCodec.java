package stoa.kernel.contract.json;

import java.lang.reflect.Type;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes records as UTF-8 JSON. Thread-safe.
 *
 * <p>Reading passes over unknown members; refuses duplicate members, nesting beyond 32, numbers and texts that do not fit, and
 * a missing component unless it is {@code Optional} (empty) or a collection (empty). Null is the same as missing. Errors are
 * {@code PlatformException BAD_INPUT} that name the path, the value and what was expected; constructors' complaints included.
 * Instants are ISO-8601 in UTC, durations ISO-8601, enums lower camel case on the wire and in any case when read.
 */
@ProviderType
public interface RecordCodec {
    byte[] write(Object value);

    <T> T read(byte[] json, Class<T> type);

    /** Reads a record whose components may also come as texts from a path or query; both are merged by name, body first. */
    <T> T read(byte[] json, java.util.Map<String, String> texts, Class<T> type);

    /** A JSON Schema (2020-12) object of a type, for the generated documents. */
    byte[] schema(Type type);
}
