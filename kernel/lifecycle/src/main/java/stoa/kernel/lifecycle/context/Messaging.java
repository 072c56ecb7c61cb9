package stoa.kernel.lifecycle.context;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.channel.Channels;
import stoa.api.stream.Streams;
import stoa.api.task.Jobs;
import stoa.api.task.Tasks;
import stoa.kernel.contract.messaging.StoreDesk;

/** What messaging offers to plugins; there while all of it is there. */
@Component(service = Messaging.class)
public final class Messaging {
    final Streams streams;
    final Channels channels;
    final StoreDesk stores;
    final Jobs jobs;
    final Tasks tasks;

    @Activate
    public Messaging(
            @Reference Streams streams,
            @Reference Channels channels,
            @Reference StoreDesk stores,
            @Reference Jobs jobs,
            @Reference Tasks tasks) {
        this.streams = streams;
        this.channels = channels;
        this.stores = stores;
        this.jobs = jobs;
        this.tasks = tasks;
    }
}
