package stoa.kernel.persistence.database;

import java.nio.file.Path;
import java.util.Optional;
import stoa.kernel.contract.platform.Settings;

/**
 * Where the database is.
 *
 * @param folder the data folder of the platform; an H2 file lies below it
 * @param url empty for H2 in the data folder, else {@code jdbc:postgresql://host/database}
 * @param pool how many connections are shared
 */
public record DatabaseSettings(Path folder, Optional<String> url, String user, String password, int pool) {
    public static DatabaseSettings of(Settings settings) {
        return new DatabaseSettings(
                Path.of(settings.text("stoa.data", "data")),
                settings.find("stoa.db.url"),
                settings.text("stoa.db.user", ""),
                settings.text("stoa.db.password", ""),
                Math.max(2, settings.number("stoa.db.pool", 10)));
    }

    /** H2 in a folder, as it is without any setting. */
    public static DatabaseSettings file(Path folder) {
        return new DatabaseSettings(folder, Optional.empty(), "", "", 10);
    }

    public static DatabaseSettings postgres(String url, String user, String password) {
        return new DatabaseSettings(Path.of("data"), Optional.of(url), user, password, 10);
    }

    /** Where the database is, in words for a person. */
    public String place() {
        return url.map(text -> "database '" + text.replaceFirst("\\?.*", "") + "'")
                .orElseGet(() -> "file '" + file() + "'");
    }

    Path file() {
        return folder.toAbsolutePath().normalize().resolve("db").resolve("stoa.mv.db");
    }
}
