package stoa.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as JavaScript reads and prints it. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Value parse(String text) {
        Json json = new Json(text);
        Value value = json.value(0);
        json.space();
        if (json.at < text.length()) {
            throw json.refused();
        }
        return value;
    }

    private MalformedUpdate refused() {
        return MalformedUpdate.at(at, "text that is not JSON");
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw refused();
        }
        return text.charAt(at);
    }

    private boolean taken(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void need(char c) {
        if (!taken(c)) {
            throw refused();
        }
    }

    private Value value(int depth) {
        if (depth == Limits.DEPTH) {
            throw MalformedUpdate.at(at, "JSON nested deeper than " + Limits.DEPTH);
        }
        space();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Value.Text(string());
            case 't' -> word("true", new Value.Bool(true));
            case 'f' -> word("false", new Value.Bool(false));
            case 'n' -> word("null", Value.NULL);
            default -> number();
        };
    }

    private Value word(String word, Value value) {
        if (!text.startsWith(word, at)) {
            throw refused();
        }
        at += word.length();
        return value;
    }

    private Value object(int depth) {
        Map<String, Value> fields = new LinkedHashMap<>();
        at++;
        space();
        if (taken('}')) {
            return new Value.Fields(fields);
        }
        do {
            space();
            String name = string();
            space();
            need(':');
            fields.put(name, value(depth + 1));
            space();
        } while (taken(','));
        need('}');
        return new Value.Fields(fields);
    }

    private Value array(int depth) {
        List<Value> items = new ArrayList<>();
        at++;
        space();
        if (taken(']')) {
            return new Value.Items(items);
        }
        do {
            items.add(value(depth + 1));
            space();
        } while (taken(','));
        need(']');
        return new Value.Items(items);
    }

    private String string() {
        need('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw refused();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u' || at + 4 > text.length()) {
            throw refused();
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                throw refused();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Value number() {
        int from = at;
        taken('-');
        if (!taken('0')) {
            digits();
        }
        if (taken('.')) {
            digits();
        }
        if (taken('e') || taken('E')) {
            if (!taken('-')) {
                taken('+');
            }
            digits();
        }
        return new Value.Number(Double.parseDouble(text.substring(from, at)));
    }

    private void digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw refused();
        }
    }

    static String print(Value value) {
        StringBuilder out = new StringBuilder();
        print(value, out);
        return out.toString();
    }

    private static void print(Value value, StringBuilder out) {
        switch (value) {
            case Value.Undefined _, Value.Null _ -> out.append("null");
            case Value.Bool(boolean it) -> out.append(it);
            case Value.Number(double it) -> out.append(Double.isFinite(it) ? AnyCodec.print(it) : "null");
            case Value.BigNumber(long it) -> out.append(it);
            case Value.Text(String it) -> quote(it, out);
            case Value.Bytes(byte[] it) -> bytes(it, out);
            case Value.Items(List<Value> it) -> {
                String comma = "[";
                for (Value item : it) {
                    print(item, out.append(comma));
                    comma = ",";
                }
                out.append(it.isEmpty() ? "[]" : "]");
            }
            case Value.Fields(Map<String, Value> it) -> fields(it, out);
        }
    }

    private static void fields(Map<String, Value> fields, StringBuilder out) {
        String comma = "";
        out.append('{');
        for (Map.Entry<String, Value> field : fields.entrySet()) {
            if (!(field.getValue() instanceof Value.Undefined)) {
                quote(field.getKey(), out.append(comma));
                print(field.getValue(), out.append(':'));
                comma = ",";
            }
        }
        out.append('}');
    }

    /** JavaScript prints an array of bytes as an object with numbers for names. */
    private static void bytes(byte[] bytes, StringBuilder out) {
        out.append('{');
        for (int i = 0; i < bytes.length; i++) {
            out.append(i == 0 ? "\"" : ",\"").append(i).append("\":").append(bytes[i] & 0xff);
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int plain = "\"\\\b\f\n\r\t".indexOf(c);
            if (plain >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(plain));
            } else if (c < ' ' || loneSurrogate(text, i)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean loneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
