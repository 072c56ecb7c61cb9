package stoa.judge.panel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.JudgeDescriptor.Reach;
import stoa.api.debate.VerdictCheck;
import stoa.api.plugin.PluginContext;

/**
 * Who sits: the judges that the setting {@code stoa.judge-panel.members} names, in its order; without it all that keep the text
 * on the machine and are set up, the embedded one first. Who is named sits in any case: a vote that is missing shall be seen.
 */
record Bench(Seats seats, List<String> members, boolean localOnly) {
    private static final String FIRST = "embedded";

    Bench {
        members = List.copyOf(members);
    }

    static Bench of(PluginContext context, Seats seats) {
        return new Bench(
                seats,
                context.setting("members").stream()
                        .flatMap(ids -> Stream.of(ids.split(",")))
                        .map(String::strip)
                        .toList(),
                context.setting("judge.reach").filter("local"::equals).isPresent());
    }

    List<Member> sitting() {
        var all = members.isEmpty()
                ? seats.sitting(List.of()).stream()
                        .filter(member -> !isRemote(member) && member.isReady())
                        .sorted(Comparator.comparing(member -> !member.id().equals(FIRST)))
                : members.stream()
                        .distinct()
                        .flatMap(id -> seats.find(id).stream())
                        .filter(member -> !localOnly || !isRemote(member));
        return all.limit(VerdictCheck.MOST_VOTES).toList();
    }

    /** What is missing before anybody can sit; empty when somebody does. */
    Optional<String> need() {
        return sitting().stream().anyMatch(Member::isReady)
                ? Optional.empty()
                : Optional.of("No judge that can judge sits in the panel. Set one up, or name others in"
                        + " 'stoa.judge-panel.members'.");
    }

    /** Said once for good: who is named may come later, and it may be a judge that sends the text away. */
    Reach reach() {
        return members.isEmpty() || localOnly ? Reach.LOCAL : Reach.REMOTE;
    }

    private static boolean isRemote(Member member) {
        return member.who().filter(who -> who.reach() == Reach.REMOTE).isPresent();
    }
}
