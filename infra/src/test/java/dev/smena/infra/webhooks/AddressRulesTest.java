package dev.smena.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private final AddressRules rules = new AddressRules(false);

    /** Each with the last address before it, its first and last, and the first after it. */
    @ParameterizedTest
    @CsvSource({
        ",0.0.0.0,0.255.255.255,1.0.0.0",
        "9.255.255.255,10.0.0.0,10.255.255.255,11.0.0.0",
        "100.63.255.255,100.64.0.0,100.127.255.255,100.128.0.0",
        "126.255.255.255,127.0.0.0,127.255.255.255,128.0.0.0",
        "169.253.255.255,169.254.0.0,169.254.255.255,169.255.0.0",
        "172.15.255.255,172.16.0.0,172.31.255.255,172.32.0.0",
        "191.255.255.255,192.0.0.0,192.0.0.255,192.0.1.0",
        "192.0.1.255,192.0.2.0,192.0.2.255,192.0.3.0",
        "192.88.98.255,192.88.99.0,192.88.99.255,192.88.100.0",
        "192.167.255.255,192.168.0.0,192.168.255.255,192.169.0.0",
        "198.17.255.255,198.18.0.0,198.19.255.255,198.20.0.0",
        "198.51.99.255,198.51.100.0,198.51.100.255,198.51.101.0",
        "203.0.112.255,203.0.113.0,203.0.113.255,203.0.114.0",
        "223.255.255.255,224.0.0.0,239.255.255.255,",
        ",240.0.0.0,255.255.255.255,",
        ",::,1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,2000::",
        "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff,2001::,2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff,2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff,2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,2001:db9::",
        "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff,2002::,2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff,2003::",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff,3fff::,3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff,3fff:1000::",
        "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,4000::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,"
    })
    void aBlockIsRefusedFromItsFirstAddressToItsLast(String before, String first, String last, String after) {
        assertThat(rules.allow(InetAddress.ofLiteral(first))).as(first).isFalse();
        assertThat(rules.allow(InetAddress.ofLiteral(last))).as(last).isFalse();
        for (String outside : new String[] {before, after}) {
            if (outside != null) {
                assertThat(rules.allow(InetAddress.ofLiteral(outside)))
                        .as(outside)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "169.254.169.254",
                "255.255.255.255",
                "100.100.100.200",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::127.0.0.1",
                "::8.8.8.8",
                "::ffff:10.0.0.1",
                "::ffff:0:8.8.8.8",
                "64:ff9b::10.0.0.1",
                "64:ff9b::8.8.8.8",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::8.8.8.8",
                "64:ff9b:0:0:0:1:808:808",
                "100::1",
                "100:0:0:1::1",
                "2001:0:808:808::",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:30::1",
                "2002:808:808::1",
                "5f00::1"
            })
    void whatIsNotOfThePublicInternetIsRefused(String address) {
        assertThat(rules.allow(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "93.184.216.34",
                "192.31.196.1",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "2620:4f:8000::1",
                "::ffff:8.8.8.8"
            })
    void whatIsOfThePublicInternetIsAllowed(String address) {
        assertThat(rules.allow(InetAddress.ofLiteral(address))).isTrue();
    }

    /** Java makes IPv4 addresses of these unless it is forced not to. */
    @Test
    void aMappedAddressThatStayedOneIsRefused() throws UnknownHostException {
        byte[] mapped = new byte[16];
        Arrays.fill(mapped, 10, 12, (byte) 0xff);
        mapped[12] = 127;
        mapped[15] = 1;

        assertThat(rules.allow(Inet6Address.getByAddress("", mapped, 0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "8.8.8.8"})
    void anyIsAllowedIfTheOperatorSaysSo(String address) {
        assertThat(new AddressRules(true).allow(InetAddress.ofLiteral(address))).isTrue();
    }
}
