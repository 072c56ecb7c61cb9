package stoa.kernel.gateway.http;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.api.access.Ruling;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Channels;
import stoa.kernel.contract.platform.WebAssets;
import stoa.kernel.gateway.http.Api.ApiRoute;
import stoa.kernel.gateway.json.JsonText;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.policy.Policy;

/** {@code GET /api/v1/panels}: what the caller may see; changes are told on {@code platform:panels}. */
final class Panels implements ApiRoute, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Panels.class);
    private static final ChannelName CHANNEL = ChannelName.of("platform", "panels");

    private final AssetShelf shelf;
    private final Policy policy;
    private final Channels channels;
    private final Runnable watcher = this::announce;
    private volatile List<Panel> panels = List.of();

    Panels(AssetShelf shelf, Policy policy, Channels channels) {
        this.shelf = shelf;
        this.policy = policy;
        this.channels = channels;
    }

    void open() {
        shelf.watch(watcher);
        announce();
    }

    @Override
    public void close() {
        shelf.unwatch(watcher);
    }

    @Override
    public boolean isAt(List<String> path) {
        return path.equals(List.of("panels"));
    }

    @Override
    public Answer answer(List<String> path, Caller caller) {
        policy.require(caller, HallRules.PANELS, Resource.HALL);
        return Answer.json(
                written(panels.stream().filter(panel -> maySee(caller, panel)).toList()));
    }

    /** Asked without leaving a trace: what somebody does not see he did not try. */
    private boolean maySee(Caller caller, Panel panel) {
        return panel.action()
                .map(action -> policy.peek(caller, action, Resource.HALL) instanceof Ruling.Allowed)
                .orElse(true);
    }

    private synchronized void announce() {
        panels = shelf.all().stream().flatMap(assets -> read(assets).stream()).toList();
        try {
            channels.publishJson(CHANNEL, "panels", written(panels));
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The new list of panels could not be announced.");
        }
    }

    private static List<Panel> read(WebAssets assets) {
        try {
            return AssetShelf.read(assets, "manifest.json")
                    .map(json -> Panel.read(json, assets))
                    .orElse(List.of());
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("bundle", assets.bundle())
                    .setCause(e)
                    .log("The panels of a bundle cannot be shown; its panel/manifest.json is wrong.");
            return List.of();
        }
    }

    private static byte[] written(List<Panel> panels) {
        return JsonText.object(text -> text.array("panels", panels, (list, panel) -> list.item(panel::write)));
    }
}
