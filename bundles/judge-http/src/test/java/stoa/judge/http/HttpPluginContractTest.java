package stoa.judge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import stoa.api.debate.Judge;
import stoa.testkit.Platform;
import stoa.testkit.contract.PluginContract;

class HttpPluginContractTest extends PluginContract {
    HttpPluginContractTest() {
        super("judge-http");
    }

    @Override
    protected void use(Platform platform) {
        assertEquals("http", platform.service(Judge.class).describe().id());
    }
}
