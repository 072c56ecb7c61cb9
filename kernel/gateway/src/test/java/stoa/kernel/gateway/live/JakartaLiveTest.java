package stoa.kernel.gateway.live;

final class JakartaLiveTest extends LiveContract {
    @Override
    String wire() {
        return "jakarta";
    }
}
