package stoa.kernel.messaging.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.task.JobHandler;
import stoa.api.task.JobSpec;
import stoa.api.task.Jobs;
import stoa.kernel.contract.platform.PluginFaults;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.ServiceOrder;

/** Takes durable jobs and hands them to the handlers of the active plugins. */
@Component(service = {Jobs.class, JobService.class})
public final class JobService implements Jobs {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final JobTable table;
    private final InstantSource clock;
    private final JacksonCodecs codecs;
    private final JobRunner runner;
    private final Duration patience;

    @Activate
    public JobService(
            @Reference JobTable table,
            @Reference InstantSource clock,
            @Reference Settings settings,
            @Reference JacksonCodecs codecs,
            @Reference Hops hops) {
        this.table = table;
        this.clock = clock;
        this.codecs = codecs;
        this.patience = settings.duration("stoa.jobs.patience", Duration.ofSeconds(2));
        this.runner = new JobRunner(table, clock, settings.duration("stoa.jobs.lease", Duration.ofSeconds(15)), hops);
        runner.start();
    }

    /** Lifecycle counts the failures of plugins. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void addFaults(PluginFaults faults) {
        runner.blame().tell(faults);
    }

    public void removeFaults(PluginFaults faults) {
        runner.blame().tellNoMore(faults);
    }

    /** A plugin does the jobs of a kind. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addHandler(JobHandler<?> handler, Map<String, ?> properties) {
        var held = new Held<Handler<?>>(new Handler<>(handler, codecs.open()), handler);
        runner.handlers().add(handler.kind(), held, ServiceOrder.of(properties));
        runner.handlersChanged(handler.kind());
    }

    /** Its jobs may finish within the patience, then they are interrupted and wait for the next version. */
    public void removeHandler(JobHandler<?> handler) {
        runner.handlers()
                .remove(handler.kind(), held -> held.service().handler() == handler)
                .ifPresent(held -> {
                    if (held.leave(patience, GRACE) > 0) {
                        runner.abandon(held);
                    }
                });
        runner.handlersChanged(handler.kind());
    }

    @Override
    public boolean submit(JobSpec job) {
        var stored = new StoredJob(
                job.kind(),
                job.key(),
                codecs.write(job.payload()),
                0,
                job.attempts(),
                job.limit(),
                job.backoff(),
                clock.instant().plus(job.delay()),
                "waiting",
                "");
        var isNew = table.insert(stored);
        if (isNew) {
            runner.submitted(stored);
        }
        return isNew;
    }

    @Override
    public boolean cancel(String kind, String key) {
        return table.cancel(kind, key);
    }

    /** Starts no more, lets those in hand finish, interrupts them at the end. */
    void drain(Duration most) {
        runner.stop(most, GRACE);
    }

    /** Whatever still runs becomes due again with the next start. */
    @Deactivate
    public void stop() {
        runner.stop(patience, GRACE);
    }
}
