package stoa.llm.setup;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stoa.api.store.Store;
import stoa.api.store.Stores;

/** What administrators decided about institutions; it holds at once, outlives a restart and goes before the settings. */
public interface Permits {
    /** Where nobody decided anything. */
    Permits NONE = _ -> Optional.empty();

    /** Of an institution; empty where only the settings speak. */
    Optional<Reach> of(String institution);

    /** The kept ones. */
    static Kept in(Stores stores) {
        return new Kept(stores.open("permits", Permit.class));
    }

    /** One decision. */
    record Permit(String institution, Reach reach) {}

    /** On the store of the bundle. Thread-safe. */
    record Kept(Store<Permit> store) implements Permits {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,79}");
        private static final int MOST = 1_000;

        @Override
        public Optional<Reach> of(String institution) {
            return NAME.matcher(institution).matches() ? store.get(institution).map(Permit::reach) : Optional.empty();
        }

        /** From now on; false when the institution's name is none. */
        public boolean decide(Permit permit) {
            if (!NAME.matcher(permit.institution()).matches()) {
                return false;
            }
            store.put(permit.institution(), permit);
            return true;
        }

        public List<Permit> all() {
            return store.list("", "", MOST).stream().map(Store.Entry::value).toList();
        }
    }
}
