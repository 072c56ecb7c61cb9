package stoa.accounts.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.accounts.secret.SecretHash;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.access.Role;
import stoa.api.plugin.PluginContext;

/**
 * The key of whoever may read the data folder: an administrator's token in {@code admin.token}, for tools on the same machine.
 *
 * <p>It is made anew at each start and known to this start only, so that a copied or left-over file opens nothing. Where the
 * file cannot be written there is no such key, and everything else works.
 */
@Component(service = LocalKey.class)
public final class LocalKey {
    private static final Logger LOG = LoggerFactory.getLogger(LocalKey.class);
    private static final String FILE = "admin.token";
    private static final String OWNER_ONLY = "rw-------";
    private static final Caller HOLDER =
            Caller.of("adm_local", "Local administrator", Set.of(Role.ADMIN)).withSession(FILE);

    private final String secret;
    private final Optional<Path> file;

    @Activate
    public LocalKey(@Reference PluginContext context) {
        this.secret = "stoa_" + context.ids().secret();
        this.file = context.setting("data").map(data -> Path.of(data, FILE)).filter(this::written);
    }

    /** The local administrator, if this is his key. Threads: any. */
    Optional<Caller> holder(Credential credential) {
        return credential instanceof Credential.ApiToken && file.isPresent() && isMine(credential.secret())
                ? Optional.of(HOLDER)
                : Optional.empty();
    }

    /** Takes the file away, unless a later version of this bundle has put its own there. */
    @Deactivate
    public void withdraw() {
        file.ifPresent(path -> {
            try {
                if (Files.exists(path) && Files.readString(path).strip().equals(secret)) {
                    Files.delete(path);
                }
            } catch (IOException failure) {
                complain(path, failure);
            }
        });
    }

    /** Hashes of the same length are compared in a time that tells nothing. */
    private boolean isMine(String text) {
        return MessageDigest.isEqual(
                SecretHash.of(text).getBytes(US_ASCII), SecretHash.of(secret).getBytes(US_ASCII));
    }

    private boolean written(Path path) {
        var part = path.resolveSibling(FILE + ".part");
        try {
            Files.deleteIfExists(part);
            createPrivate(part);
            Files.writeString(part, secret);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException failure) {
            complain(path, failure);
            return false;
        }
    }

    private static void createPrivate(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } else {
            Files.createFile(path);
        }
    }

    private static void complain(Path path, IOException failure) {
        LOG.atWarn()
                .addKeyValue("file", path)
                .addKeyValue("error", failure)
                .log("The key of the local administrator is not kept; tools on this machine need an API token");
    }
}
