package stoa.kernel.lifecycle.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.panel.OperationSpec;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.contract.store.Backups;
import stoa.kernel.lifecycle.desk.Calls.BackupDone;
import stoa.kernel.lifecycle.desk.Calls.BackupWish;

/** Writes a backup into the folder {@code backups/} of the data folder, while the platform runs. */
@Component(service = {})
public final class BackupDesk {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,79}");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Backups backups;
    private final InstantSource clock;
    private final Path folder;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public BackupDesk(
            BundleContext context,
            @Reference Backups backups,
            @Reference InstantSource clock,
            @Reference Settings settings) {
        this.backups = backups;
        this.clock = clock;
        this.folder = Path.of(settings.text("stoa.data", "data")).resolve("backups");
        var spec = OperationSpec.of("backup.write", "Writes a backup", BackupWish.class, BackupDone.class)
                .post("/admin/backups");
        this.registrations = Registrations.of(
                context,
                Rules.of().allow("backup.write", Role.ADMIN).build(),
                List.of(new Desk<>(spec, (wish, _) -> write(wish))));
    }

    @Deactivate
    public void withdraw() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    private BackupDone write(BackupWish wish) {
        var name = wish.name().orElseGet(() -> "stoa-" + STAMP.format(clock.instant()) + ".zip");
        if (!NAME.matcher(name).matches()) {
            throw Errors.badInput("Backup name '" + name + "' must be letters, digits, dots and hyphens, at most 80.");
        }
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(name);
            if (Files.exists(file)) {
                throw Errors.badInput("Backup '" + name + "' is there already. Choose another name.");
            }
            backups.write(file);
            return new BackupDone(file.toString(), Files.size(file));
        } catch (IOException e) {
            throw new PlatformException(
                    Errors.INTERNAL, "Cannot write a backup into '" + folder + "': " + e.getMessage() + ".", e);
        }
    }
}
