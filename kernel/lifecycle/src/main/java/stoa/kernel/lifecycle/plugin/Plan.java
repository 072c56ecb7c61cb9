package stoa.kernel.lifecycle.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment would do, found out without doing it.
 *
 * @param from the version at work now; empty when there is none
 * @param steps what would happen, in order
 * @param problems why it would not succeed; empty when nothing speaks against it
 */
public record Plan(String id, String from, String to, List<String> steps, List<String> problems) {
    public Plan {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    static Plan of(Surroundings surroundings, Optional<Deployment> current, PluginJar jar) {
        var problems = new ArrayList<String>();
        try {
            var trial = Deployment.install(surroundings, jar);
            problems.addAll(trial.needs());
            trial.remove();
        } catch (RejectedJar e) {
            problems.add(e.sentence());
        }
        current.map(Deployment::dependents)
                .filter(dependents -> !dependents.isEmpty())
                .ifPresent(dependents -> problems.add("It would restart " + String.join(", ", dependents) + "."));
        return new Plan(
                jar.id(),
                current.map(deployment -> deployment.jar().label()).orElse(""),
                jar.label(),
                problems.isEmpty() ? steps(current, jar) : List.of(),
                problems);
    }

    private static List<String> steps(Optional<Deployment> current, PluginJar jar) {
        var steps = new ArrayList<String>();
        steps.add("Install " + jar.label() + (current.isPresent() ? " beside the version at work." : "."));
        steps.add("Start it, and wait until its needs are met and its probe is content.");
        current.ifPresent(older -> {
            steps.add("Let " + older.jar().label() + " finish its calls, and stop it.");
            steps.add("Remove it; it is kept for a rollback.");
        });
        return steps;
    }
}
