package stoa.kernel.gateway.settings;

import java.time.Duration;
import stoa.kernel.contract.platform.Settings;

/**
 * How the live protocol behaves.
 *
 * @param wire {@code core} or {@code jakarta}
 * @param deflate whether permessage-deflate is accepted on the hub's own path
 */
public record LiveSettings(String wire, boolean deflate, Pulse pulse, Queues queues, Limits limits, Rates rates) {
    /**
     * The rhythm of a connection: time to connect, between pings, for an answer, and between looks at all connections.
     *
     * @param proof how often what a connection showed is looked up again
     */
    public record Pulse(
            Duration connect, Duration ping, Duration pong, Duration look, Duration grace, Duration proof) {}

    /** Marks of the outbound queue of one connection, and the bytes that all of them may hold together. */
    public record Queues(int soft, int hard, Duration age, Duration stall, long node) {}

    /** What one connection, person or address may have. */
    public record Limits(int text, int binary, int subscriptions, int perUser, int perAddress) {}

    /**
     * How often one connection may do what; too many refusals in a row end it.
     *
     * @param handshakes how often an address may open a connection
     */
    public record Rates(Rate commands, Rate publications, Rate subscribes, Rate refusals, Rate handshakes) {}

    public static LiveSettings from(Settings settings) {
        return new LiveSettings(
                settings.text("stoa.live.wire", "core"),
                settings.flag("stoa.live.deflate", false),
                pulse(settings),
                queues(settings),
                limits(settings),
                rates(settings));
    }

    private static Pulse pulse(Settings settings) {
        return new Pulse(
                settings.duration("stoa.live.connect", Duration.ofSeconds(5)),
                settings.duration("stoa.live.ping", Duration.ofSeconds(25)),
                settings.duration("stoa.live.pong", Duration.ofSeconds(10)),
                settings.duration("stoa.live.look", Duration.ofMillis(500)),
                settings.duration("stoa.presence.grace", Duration.ofSeconds(5)),
                settings.duration("stoa.live.proof", Duration.ofSeconds(30)));
    }

    private static Queues queues(Settings settings) {
        var tenth = Runtime.getRuntime().maxMemory() / 10;
        return new Queues(
                settings.number("stoa.live.queue.soft", 128 * 1024),
                settings.number("stoa.live.queue.hard", 1024 * 1024),
                settings.duration("stoa.live.queue.age", Duration.ofMillis(500)),
                settings.duration("stoa.live.queue.stall", Duration.ofSeconds(5)),
                settings.find("stoa.live.queue.node").map(Long::parseLong).orElse(tenth));
    }

    private static Limits limits(Settings settings) {
        var off = Rate.isOff(settings);
        return new Limits(
                settings.number("stoa.live.text", 16 * 1024),
                settings.number("stoa.live.binary", 256 * 1024),
                settings.number("stoa.live.subscriptions", 64),
                off ? Integer.MAX_VALUE : settings.number("stoa.live.connections.user", 20),
                off ? Integer.MAX_VALUE : settings.number("stoa.live.connections.address", 40));
    }

    private static Rates rates(Settings settings) {
        if (Rate.isOff(settings)) {
            return new Rates(Rate.UNLIMITED, Rate.UNLIMITED, Rate.UNLIMITED, Rate.UNLIMITED, Rate.UNLIMITED);
        }
        return new Rates(
                Rate.from(settings, "stoa.live.rate.commands", new Rate(20, 40)),
                Rate.from(settings, "stoa.live.rate.publications", new Rate(30, 60)),
                Rate.from(settings, "stoa.live.rate.subscribes", new Rate(20, 64)),
                Rate.from(settings, "stoa.live.rate.refusals", new Rate(20, 200)),
                Rate.from(settings, "stoa.live.rate.handshakes", new Rate(10, 80)));
    }
}
