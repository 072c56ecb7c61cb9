package stoa.judge.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor.Kind;

/**
 * The judges that are there now; they come and go one by one. A panel says so by the service property {@code judge.kind=panel} and
 * is not even looked at, or two panels would wait for each other.
 */
@Component(service = Seats.class)
public final class Seats {
    private final List<Member> members = new CopyOnWriteArrayList<>();

    @Activate
    public Seats() {}

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(judge.kind=panel))")
    void bindJudge(Judge judge) {
        members.addFirst(new Member(judge));
    }

    /** Interrupts the calls in that judge, and returns when they have ended or a second has passed. */
    void unbindJudge(Judge judge) {
        for (var member : members) {
            if (member.is(judge)) {
                members.remove(member);
                member.withdraw();
            }
        }
    }

    @Deactivate
    void close() {
        members.forEach(Member::withdraw);
        members.clear();
    }

    /**
     * Those who sit in the panel: of each id the latest.
     *
     * @param ids empty for all
     */
    List<Member> sitting(List<String> ids) {
        var chosen = new ArrayList<Member>();
        for (var member : members) {
            var who = member.who();
            var isNew = who.isPresent()
                    && chosen.stream()
                            .noneMatch(other -> other.id().equals(who.get().id()));
            var isWanted = who.isPresent()
                    && who.get().kind() != Kind.PANEL
                    && (ids.isEmpty() || ids.contains(who.get().id()));
            if (isNew && isWanted) {
                chosen.add(member);
            }
        }
        return chosen;
    }

    Optional<Member> find(String id) {
        return sitting(List.of(id)).stream().findFirst();
    }
}
