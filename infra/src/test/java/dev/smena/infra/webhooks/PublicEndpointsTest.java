package dev.smena.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicEndpointsTest {

    private static final Map<String, InetAddress[]> ADDRESSES = Map.of(
            "erp.example", addresses("93.184.216.34", "2606:4700::1111"),
            "xn--e1afmkfd.xn--80akhbyknj4f", addresses("93.184.216.34"),
            "inside.example", addresses("10.1.2.3"),
            "both.example", addresses("93.184.216.34", "fd00::1"));

    private final PublicEndpoints endpoints =
            new PublicEndpoints(new AddressRules(false), new AddressLookup(PublicEndpointsTest::known));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example", "https://erp.example/hook?a=b&c=%20d", "HTTPS://ERP.example:8443/",
                "https://пример.испытание/путь?ключ=значение", "http://8.8.8.8/", "https://[2606:4700::1111]:444/x",
                "https://not-yet.example/", "http://0x7f000001/"
            })
    void whatIsPublicOrNotKnownYetPasses(String url) {
        assertThat(endpoints.objection(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erp.example",
                "//erp.example/",
                "/hook",
                "ftp://erp.example/",
                "file:///etc/passwd",
                "http:erp.example",
                "http:/erp.example",
                "http:\\\\erp.example",
                "http:///erp.example",
                "http://",
                "http://?x",
                "http://:80/",
                "http://erp.example:0/",
                "http://erp.example:65536/",
                "http://erp.example:x/",
                "http://[::1/",
                "http://1.2.3.4.5/",
                "http://999.1.1.1/",
                "http://4294967296/",
                "http://a..b/",
                "http://a%00b/",
                "javascript:alert(1)",
                "jar:http://erp.example/"
            })
    void whatIsNoAbsoluteUrlOfHttpIsObjectedTo(String url) {
        assertThat(endpoints.objection(url)).contains("must be an absolute http or https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " http://erp.example/", "http://erp.example/ ", "http://erp.example/a b", "http://erp.example/\n",
                "ht\ttp://erp.example/", "http://erp.example/\0", "http://erp.example/\u00a0",
                        "http://erp.example/\u2028",
                "http://erp.example/\u0085"
            })
    void gapsAreObjectedTo(String url) {
        assertThat(endpoints.objection(url)).contains("must not contain spaces or control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://user@erp.example/", "http://user:secret@erp.example/", "http://:secret@erp.example/"})
    void credentialsAreObjectedTo(String url) {
        assertThat(endpoints.objection(url)).contains("must not contain user name or password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://erp.example/#part", "http://erp.example/#", "http://erp.example?x#y"})
    void fragmentsAreObjectedTo(String url) {
        assertThat(endpoints.objection(url)).contains("must not have a fragment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://inside.example/", "http://both.example/", "http://127.0.0.1/", "http://2130706433/",
                "http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
                        "http://169.254.169.254/latest/meta-data",
                "http://0/", "http://\uff11\uff10.1.1.1/", "http://[fd00:ec2::254]/", "http://[64:ff9b::a00:1]/"
            })
    void whatLeadsToAnAddressThatIsNotPublicIsObjectedToWithoutAWordOnWhichItIs(String url) {
        assertThat(endpoints.objection(url)).contains("leads to an address that is not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://inside.example/", "http://127.0.0.1:8080/", "http://[::1]/", "http://localhost/"})
    void privateAddressesPassIfTheOperatorSaysSo(String url) {
        var anywhere = new PublicEndpoints(new AddressRules(true), new AddressLookup(PublicEndpointsTest::known));

        assertThat(anywhere.objection(url)).isEmpty();
        assertThat(anywhere.objection("ftp://inside.example/")).isPresent();
    }

    @Test
    void aHostWhoseNameServerHangsPasses() {
        var never = new CountDownLatch(1);
        var slow = new PublicEndpoints(new AddressRules(false), new AddressLookup(host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return addresses("10.1.2.3");
        }));

        assertThat(slow.objection("http://slow.example/")).isEmpty();
        never.countDown();
    }

    private static InetAddress[] known(String host) throws UnknownHostException {
        return host.endsWith("example") || host.startsWith("xn--") ? asked(host) : InetAddress.getAllByName(host);
    }

    private static InetAddress[] asked(String host) throws UnknownHostException {
        InetAddress[] found = ADDRESSES.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    private static InetAddress[] addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
