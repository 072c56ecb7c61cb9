package stoa.acceptance.hall;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the assembled distribution lies. */
public final class Product {
    private Product() {}

    public static Path folder() {
        var folder = Path.of(System.getProperty("stoa.product", "../standalone/target/stoa"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "No distribution at '" + folder + "': build distributions/standalone first");
        }
        return folder;
    }

    static Path script() {
        return folder().resolve("bin/stoa");
    }
}
