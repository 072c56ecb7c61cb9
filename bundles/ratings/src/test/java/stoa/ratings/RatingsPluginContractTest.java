package stoa.ratings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class RatingsPluginContractTest extends PluginContract {
    private static final Set<Integer> SERVED_OR_IN_A_MOMENT = Set.of(200, 503);

    RatingsPluginContractTest() {
        super("ratings");
    }

    @Override
    protected void use(Platform platform) {
        var status = platform.get("api/v1/ratings").statusCode();

        assertTrue(SERVED_OR_IN_A_MOMENT.contains(status), "answered " + status);
    }
}
