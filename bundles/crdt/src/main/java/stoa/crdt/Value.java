package stoa.crdt;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plain value in a document: what JSON knows, and beside it undefined, bytes and 64-bit whole numbers. */
public sealed interface Value {
    /** The value that JavaScript has for nothing given. */
    Value UNDEFINED = new Undefined();

    /** Nothing on purpose. */
    Value NULL = new Null();

    /** See {@link #UNDEFINED}. */
    record Undefined() implements Value {}

    /** See {@link #NULL}. */
    record Null() implements Value {}

    /** True or false. */
    record Bool(boolean value) implements Value {}

    /** A number of JavaScript; minus zero is one of its own. */
    record Number(double value) implements Value {}

    /** A 64-bit whole number. */
    record BigNumber(long value) implements Value {}

    /** Text in UTF-16; halves of surrogate pairs are sent as U+FFFD. */
    record Text(String value) implements Value {}

    /** Bytes; equal when their contents are. */
    record Bytes(byte[] value) implements Value {
        @Override
        public boolean equals(java.lang.@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Bytes(byte[] bytes) && Arrays.equals(value, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** A list. */
    record Items(List<Value> values) implements Value {
        /** Copies the list. */
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Named values in their order. */
    record Fields(Map<String, Value> values) implements Value {
        /** Copies the map, in its order. */
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Text as a value. */
    static Value of(String text) {
        return new Text(text);
    }

    /** A number as a value. */
    static Value of(double number) {
        return new Number(number);
    }

    /** A truth as a value. */
    static Value of(boolean truth) {
        return new Bool(truth);
    }

    /**
     * Reads JSON.
     *
     * @throws MalformedUpdate when the text is none, or nested deeper than 64
     */
    static Value parse(String json) {
        return Json.parse(json);
    }

    /** Prints this as JSON, as JavaScript does: what JSON cannot say becomes null or is left out. */
    default String toJson() {
        return Json.print(this);
    }
}
