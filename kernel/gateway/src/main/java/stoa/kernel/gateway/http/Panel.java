package stoa.kernel.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stoa.api.access.Action;
import stoa.api.error.Errors;
import stoa.kernel.contract.platform.WebAssets;
import stoa.kernel.gateway.json.JsonReader;
import stoa.kernel.gateway.json.JsonText;

/**
 * A piece of user interface that a bundle brings along.
 *
 * @param nav how it stands in the navigation, as the bundle wrote it; null when it does not
 * @param action what one must be allowed to do to see it; empty when everybody may
 */
record Panel(Place place, Module module, byte @Nullable [] nav, Optional<Action> action) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{0,79}");

    /** Where it stands. */
    record Place(String id, String slot, String route, String title) {}

    /** Where its code is. */
    record Module(String url, String integrity, String plugin, String version) {}

    /** Reads {@code panel/manifest.json} of a bundle; {@code BAD_INPUT} names what does not fit. */
    static List<Panel> read(byte[] manifest, WebAssets assets) {
        var panels = new ArrayList<Panel>();
        JsonReader.object(manifest, (reader, name) -> {
            if (name.equals("panels")) {
                reader.array(() -> panels.add(new Draft(reader).read(assets)));
            }
        });
        return List.copyOf(panels);
    }

    void write(JsonText text) {
        text.member("id", place.id())
                .member("slot", place.slot())
                .member("route", place.route())
                .member("title", place.title())
                .member("moduleUrl", module.url())
                .member("integrity", module.integrity())
                .raw("nav", nav == null ? new byte[] {'n', 'u', 'l', 'l'} : nav)
                .member("plugin", module.plugin())
                .member("version", module.version());
    }

    private static final class Draft {
        private final JsonReader reader;
        private String id = "";
        private String slot = "";
        private String route = "";
        private String title = "";
        private String file = "";
        private String integrity = "";
        private String action = "";
        private byte @Nullable [] nav;

        private Draft(JsonReader reader) {
            this.reader = reader;
        }

        private Panel read(WebAssets assets) {
            reader.object(this::field);
            if (!ID.matcher(id).matches() || slot.isEmpty() || !assets.files().contains(file)) {
                throw Errors.badInput("Panel '" + id + "' of bundle '" + assets.bundle()
                        + "' needs an id, a slot and a module that is in the bundle, not '" + file + "'.");
            }
            var url = "/assets/" + assets.bundle() + "/" + assets.version() + "/" + file;
            return new Panel(
                    new Place(id, slot, route, title),
                    new Module(url, integrity, assets.plugin(), assets.version()),
                    nav,
                    action.isEmpty() ? Optional.empty() : Optional.of(new Action(action)));
        }

        private void field(String name) {
            switch (name) {
                case "id" -> id = text();
                case "slot" -> slot = text();
                case "route" -> route = text();
                case "title" -> title = text();
                case "module" -> file = text();
                case "integrity" -> integrity = text();
                case "action" -> action = text();
                case "nav" -> nav = reader.raw();
                default -> {
                    // Bundles may note more for their own build.
                }
            }
        }

        private String text() {
            var text = reader.text();
            return text == null ? "" : text;
        }
    }
}
