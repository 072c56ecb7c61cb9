package stoa.kernel.gateway.live;

final class CoreLiveTest extends LiveContract {
    @Override
    String wire() {
        return "core";
    }
}
