package stoa.accounts.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    @Test
    void eachIpv4AddressIsAnOriginOfItsOwn() {
        assertNotEquals(Origin.of("192.0.2.1"), Origin.of("192.0.2.2"));
        assertEquals(Origin.of("192.0.2.1"), Origin.of("::ffff:192.0.2.1"));
    }

    @Test
    void aNetworkOfIpv6AddressesIsOneOrigin() {
        assertEquals(Origin.of("2001:db8:1:2::1"), Origin.of("2001:db8:1:2:ffff::9"));
        assertNotEquals(Origin.of("2001:db8:1:2::1"), Origin.of("2001:db8:1:3::1"));
    }

    @Test
    void aTextThatIsNoAddressCountsAsItself() {
        assertEquals("unknown", Origin.of("unknown"));
        assertEquals("", Origin.of(""));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "::1, true", "127.9.9.9, true", "10.0.0.1, false", "localhost, false", "'', false"})
    void knowsTheMachineItself(String address, boolean itself) {
        assertEquals(itself, Origin.isLoopback(address));
    }
}
