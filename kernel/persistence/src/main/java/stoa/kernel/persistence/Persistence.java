package stoa.kernel.persistence;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.task.Deadline;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.platform.Drain;
import stoa.kernel.contract.platform.Readiness;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.contract.platform.StartFailure;
import stoa.kernel.contract.store.Backups;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.Transactions;
import stoa.kernel.persistence.backup.Restore;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.StartProblem;
import stoa.kernel.persistence.log.AppendWatch;
import stoa.kernel.persistence.log.AppendWatches;
import stoa.kernel.persistence.log.LogTerms;

/**
 * Opens the store and registers its services, or one {@link StartFailure} that says why it cannot. The services are
 * registered by hand since they must exist only when the store is open.
 */
@Component(service = {})
public final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final AppendWatches watches = new AppendWatches();
    private @Nullable Store store;

    /** Opens everything; a failure is registered, not thrown, so that the launcher can print it. */
    @Activate
    public Persistence(BundleContext context, @Reference Settings settings, @Reference InstantSource clock) {
        try {
            var terms =
                    LogTerms.USUAL.withCommitters(settings.number("stoa.db.committers", LogTerms.USUAL.committers()));
            var place = DatabaseSettings.of(settings);
            settings.find("stoa.restore").ifPresent(file -> Restore.run(place, Path.of(file), clock));
            var opened = Store.open(place, clock, terms);
            store = opened;
            opened.watches().add(watches);
            register(context, opened);
        } catch (StartProblem problem) {
            LOG.atDebug().setCause(problem).log("The store cannot be opened; the launcher says why");
            register(context, StartFailure.class, problem::sentence);
        }
    }

    private void register(BundleContext context, Store opened) {
        var database = opened.database();
        register(context, Drain.class, new Closing());
        register(context, Readiness.class, new StoreReadiness(opened));
        register(context, DataSource.class, database.shared());
        register(context, Transactions.class, database.transactions());
        register(context, Checkpoints.class, opened.checkpoints());
        register(context, JobTable.class, opened.jobs());
        register(context, DocumentTable.class, opened.documents());
        register(context, Database.class, database);
        register(context, Backups.class, opened.backups());
        register(context, EventLog.class, opened.log());
    }

    private <S> void register(BundleContext context, Class<S> type, S service) {
        var properties = FrameworkUtil.asDictionary(Map.of("name", "stoa"));
        registrations.add(context.registerService(type, service, properties));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addWatch(AppendWatch watch) {
        watches.add(watch);
    }

    void removeWatch(AppendWatch watch) {
        watches.remove(watch);
    }

    /** Takes the services away, newest first, and closes the store. */
    @Deactivate
    void close() {
        registrations.reversed().forEach(ServiceRegistration::unregister);
        registrations.clear();
        if (store != null) {
            store.close();
            store = null;
        }
    }

    /** Everything is durable at each commit: there is nothing to wait for. */
    private record Closing() implements Drain {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public void drain(Deadline deadline) {
            LOG.atInfo().log("The store is ready to be closed");
        }
    }

    /** Whether the log is ours and the database answers. */
    private record StoreReadiness(Store opened) implements Readiness {
        @Override
        public String name() {
            return "store";
        }

        @Override
        public String complaint() {
            return opened.log().complaint();
        }
    }
}
