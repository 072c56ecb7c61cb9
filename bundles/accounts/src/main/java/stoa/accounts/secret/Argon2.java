package stoa.accounts.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id in the usual text form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Each call takes {@code memory} KiB for
 * its duration; {@link PasswordDesk} bounds how many run.
 *
 * @param memory in KiB
 * @param passes over that memory
 */
record Argon2(int memory, int passes) {
    /** What OWASP recommends where a login must not take long: 19 MiB, two passes, one lane. */
    static final Argon2 RECOMMENDED = new Argon2(19_456, 2);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_MEMORY = 1 << 18;
    private static final int MOST_PASSES = 16;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=1$" + text.encodeToString(salt) + "$"
                + text.encodeToString(derive(password, salt));
    }

    /** Compares in constant time, with the cost that the stored text names. */
    static boolean matches(String stored, String password) {
        var parts = FORM.matcher(stored);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A stored password hash is not of the form $argon2id$v=19$m=..");
        }
        var cost = new Argon2(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        if (cost.memory > MOST_MEMORY || cost.passes > MOST_PASSES) {
            throw new IllegalArgumentException("A stored password hash asks for more than 256 MiB or 16 passes");
        }
        var salt = Base64.getDecoder().decode(parts.group(3));
        return MessageDigest.isEqual(
                cost.derive(password, salt), Base64.getDecoder().decode(parts.group(4)));
    }

    /** Whether the stored text was made with another cost and should be made anew at the next login. */
    boolean isOutdated(String stored) {
        return !stored.startsWith("$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=1$");
    }

    private byte[] derive(String password, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
