package stoa.api.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A guard as a table of actions and the roles that may; administrators are not implied. Immutable after {@code build}. */
public final class Rules implements Guard {
    private final Map<Action, Rule> table;

    private Rules(Map<Action, Rule> table) {
        this.table = Map.copyOf(table);
    }

    public static Builder of() {
        return new Builder();
    }

    @Override
    public Set<Action> actions() {
        return table.keySet();
    }

    @Override
    public Ruling rule(Caller caller, Action action, Resource resource) {
        var rule = table.get(action);
        if (rule == null) {
            return Ruling.denied("'" + action + "' is not allowed to anybody.");
        }
        return Ruling.allowIf(rule.permits(caller), "'" + action + "' needs one of the roles " + rule.names() + ".");
    }

    private record Rule(boolean everybody, Set<Role> roles) {
        boolean permits(Caller caller) {
            return everybody || caller.roles().stream().anyMatch(roles::contains);
        }

        String names() {
            return roles.stream()
                    .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    /** Collects rows. */
    public static final class Builder {
        private final Map<Action, Rule> rows = new HashMap<>();

        private Builder() {}

        public Builder allow(String action, Role... roles) {
            var set = EnumSet.noneOf(Role.class);
            set.addAll(Arrays.asList(roles));
            return put(action, new Rule(false, Set.copyOf(set)));
        }

        /** Anybody may, signed in or not. */
        public Builder allowEverybody(String action) {
            return put(action, new Rule(true, Set.of()));
        }

        /** Everybody who came in, guests included, but not devices. */
        public Builder allowPeople(String action) {
            return allow(action, Role.GUEST, Role.MEMBER, Role.TEACHER, Role.ADMIN);
        }

        /** Those with an account. */
        public Builder allowMembers(String action) {
            return allow(action, Role.MEMBER, Role.TEACHER, Role.ADMIN);
        }

        private Builder put(String action, Rule rule) {
            if (rows.put(new Action(action), rule) != null) {
                throw new IllegalArgumentException("Action '" + action + "' has two rules; keep one");
            }
            return this;
        }

        public Rules build() {
            return new Rules(rows);
        }
    }
}
