package stoa.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Messages that are wrong, nearly right, or right by chance. */
public final class Nonsense {
    private static final List<String> ATOMS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "\"x\"",
            "{\"a\":",
            "[,]",
            "'",
            "NaN",
            "\u0000",
            "\"" + "y".repeat(3000) + "\"");
    private static final List<String> NAMES = List.of(
            "id",
            "connect",
            "subscribe",
            "rpc",
            "publish",
            "history",
            "presence",
            "method",
            "channel",
            "data",
            "stream",
            "type",
            "key",
            "expect",
            "offset",
            "epoch",
            "recover",
            "name",
            "password",
            "nickname",
            "motion",
            "turns",
            "seat",
            "token");

    private final Random random;

    public Nonsense(long seed) {
        random = new Random(seed);
    }

    /** A good message with some bytes changed or its end cut off. */
    public byte[] spoilt(byte[] good) {
        var bytes = good.clone();
        for (var change = random.nextInt(4); change >= 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }

    /** A message of any kind. */
    public byte[] message() {
        return switch (random.nextInt(6)) {
            case 0 -> bytes();
            case 1 -> ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> "{\"text\":\"\u00ff\ufffd".getBytes(StandardCharsets.ISO_8859_1);
            case 3 -> ("{\"motion\":\"" + "z".repeat(random.nextInt(200_000)) + "\"}").getBytes(StandardCharsets.UTF_8);
            default -> value(3).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String value(int depth) {
        if (depth == 0) {
            return any(ATOMS);
        }
        var text = new StringBuilder("{");
        for (var member = random.nextInt(5); member >= 0; member--) {
            text.append('"')
                    .append(any(NAMES))
                    .append("\":")
                    .append(value(random.nextInt(depth)))
                    .append(member > 0 ? "," : "");
        }
        return text.append(random.nextInt(20) > 0 ? "}" : "").toString();
    }

    public String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
