package stoa.kernel.messaging.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import stoa.api.error.Errors;
import stoa.api.stream.Schema;
import stoa.api.stream.Schema.BytesForm;
import stoa.api.stream.Schema.Form;
import stoa.api.stream.Schema.JsonForm;
import stoa.api.stream.Schema.Older;
import stoa.kernel.contract.json.RecordCodec;
import stoa.kernel.contract.log.Codec;

/** Writes and reads the values of one schema. Lives and dies with the aggregate it belongs to. */
final class Forms<T> {
    private final Schema<T> schema;
    private final RecordCodec codec;
    private final Map<Class<?>, Form<? extends T>> byClass = new ConcurrentHashMap<>();

    Forms(Schema<T> schema, RecordCodec codec) {
        this.schema = schema;
        this.codec = codec;
    }

    /** A binary value as people outside send and see it. */
    record BinaryJson(byte[] bytes) {}

    Written write(T value) {
        var form = byClass.computeIfAbsent(value.getClass(), _ -> schema.formOf(value));
        return switch (form) {
            case JsonForm<? extends T> json -> new Written(json.name(), json.version(), Codec.JSON, codec.write(value));
            case BytesForm<? extends T> bytes ->
                new Written(bytes.name(), bytes.version(), Codec.BYTES, bytes(bytes, value));
        };
    }

    private static <R> byte[] bytes(BytesForm<R> form, Object value) {
        return form.write().apply(form.type().cast(value));
    }

    /** The value as JSON, whatever its form. */
    byte[] json(T value) {
        var written = write(value);
        return written.codec() == Codec.JSON ? written.payload() : codec.write(new BinaryJson(written.payload()));
    }

    /** Whether the value is one of the schema's records, not a namesake from another version of the bundle. */
    boolean covers(Object value) {
        return schema.forms().values().stream().anyMatch(form -> form.type() == value.getClass());
    }

    /** The name of the JSON form whose record has the same class name: the value is that of another version of the bundle. */
    Optional<String> namesake(Object value) {
        var name = value.getClass().getName();
        return schema.forms().values().stream()
                .filter(form ->
                        form instanceof JsonForm<?> && form.type().getName().equals(name))
                .map(Form::name)
                .findFirst();
    }

    boolean knows(String type, int version) {
        return schema.form(type).filter(form -> form.version() == version).isPresent()
                || schema.olderForm(type, version).isPresent();
    }

    T read(Written written) {
        var current = schema.form(written.type());
        if (current.isPresent() && fits(current.get(), written)) {
            return current(current.get(), written);
        }
        return schema.olderForm(written.type(), written.version())
                .map(older -> this.<T>upcast(older, written))
                .orElseThrow(() -> Errors.badInput("Form '" + written.type() + "' version " + written.version()
                        + " is unknown; expected one of " + names() + ". Send one of these."));
    }

    private static boolean fits(Form<?> form, Written written) {
        return written.version() == Written.CURRENT || written.version() == form.version();
    }

    private T current(Form<? extends T> form, Written written) {
        return switch (form) {
            case JsonForm<? extends T> json -> codec.read(written.payload(), json.type());
            case BytesForm<? extends T> bytes -> bytes.read().apply(plainBytes(written));
        };
    }

    private byte[] plainBytes(Written written) {
        return written.codec() == Codec.BYTES
                ? written.payload()
                : codec.read(written.payload(), BinaryJson.class).bytes();
    }

    private <R extends T> R upcast(Older<?, ? extends R> older, Written written) {
        return upcastTyped(older, written);
    }

    private <O, R> R upcastTyped(Older<O, ? extends R> older, Written written) {
        return older.upcast().apply(codec.read(written.payload(), older.type()));
    }

    List<String> names() {
        return schema.forms().keySet().stream().sorted().toList();
    }
}
