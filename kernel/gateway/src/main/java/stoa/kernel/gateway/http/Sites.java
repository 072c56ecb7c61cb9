package stoa.kernel.gateway.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.channel.Channels;
import stoa.kernel.gateway.document.Documents;
import stoa.kernel.gateway.whiteboard.BundleDoors;

/** What the server shows beside calls and sockets: files, panels, health, documents, servlets and endpoints of bundles. */
@Component(service = Sites.class)
public final class Sites {
    private final AssetShelf assets;
    private final Health health;
    private final BundleDoors doors;
    private final Documents documents;
    private final Channels channels;

    @Activate
    public Sites(
            @Reference AssetShelf assets,
            @Reference Health health,
            @Reference BundleDoors doors,
            @Reference Documents documents,
            @Reference Channels channels) {
        this.assets = assets;
        this.health = health;
        this.doors = doors;
        this.documents = documents;
        this.channels = channels;
    }

    AssetShelf assets() {
        return assets;
    }

    Health health() {
        return health;
    }

    BundleDoors doors() {
        return doors;
    }

    Documents documents() {
        return documents;
    }

    Channels channels() {
        return channels;
    }
}
