package stoa.kernel.lifecycle.plugin;

import java.util.Optional;

/** How another version begins beside the one at work, which goes on untouched until the other works. */
final class Handover {
    private final Surroundings surroundings;
    private final Leftovers leftovers;

    /** How an attempt ended. */
    sealed interface Outcome {}

    /** The newer one works; the older one still does, and is to be taken out. */
    record Done(Deployment newer) implements Outcome {}

    /** Nothing has changed. */
    record Undone(String why) implements Outcome {}

    Handover(Surroundings surroundings, Leftovers leftovers) {
        this.surroundings = surroundings;
        this.leftovers = leftovers;
    }

    Outcome begin(Deployment older, PluginJar jar) {
        var dependents = older.dependents();
        if (!dependents.isEmpty()) {
            return new Undone("It would restart " + String.join(", ", dependents)
                    + ", which use packages of the present version.");
        }
        try {
            return begin(Deployment.install(surroundings, jar));
        } catch (RejectedJar e) {
            return new Undone(e.sentence());
        }
    }

    private Outcome begin(Deployment newer) {
        Optional<String> trouble = newer.needs().stream().findFirst().or(newer::start);
        if (trouble.isEmpty()) {
            return new Done(newer);
        }
        takeOut(newer);
        return new Undone(trouble.get());
    }

    /** Stops and removes it; what may stay alive of it is watched. */
    void takeOut(Deployment deployment) {
        deployment.stop();
        leftovers.watch(deployment.remove());
    }
}
