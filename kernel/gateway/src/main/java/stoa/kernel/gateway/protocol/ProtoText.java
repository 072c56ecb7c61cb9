package stoa.kernel.gateway.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes a Protobuf message; zero, false and empty are left out, as the format has it. For one thread. */
final class ProtoText {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    /** One message. */
    static byte[] message(Consumer<ProtoText> fields) {
        var text = new ProtoText();
        fields.accept(text);
        return text.out.toByteArray();
    }

    /** One message with its length before it. */
    static byte[] delimited(Consumer<ProtoText> fields) {
        var body = message(fields);
        var text = new ProtoText();
        text.varint(body.length);
        text.out.writeBytes(body);
        return text.out.toByteArray();
    }

    ProtoText number(int field, long value) {
        if (value != 0) {
            varint((long) field << 3);
            varint(value);
        }
        return this;
    }

    ProtoText flag(int field, boolean value) {
        return number(field, value ? 1 : 0);
    }

    ProtoText text(int field, String value) {
        return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoText bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** A message within; written even when it is empty. */
    ProtoText inner(int field, Consumer<ProtoText> fields) {
        return bytes(field, message(fields));
    }

    private void varint(long value) {
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
