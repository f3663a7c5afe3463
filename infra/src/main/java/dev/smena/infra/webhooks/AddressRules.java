package dev.smena.infra.webhooks;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses deliveries may go to: those of the public internet, by IANA's registries of special-purpose addresses,
 * or any at all if the operator says so. A subscription must not be a way into the network that Smena stands in.
 */
final class AddressRules {

    private static final List<AddressBlock> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // private, of a carrier's NAT
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, where clouds have their metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // IETF protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // relays of 6to4
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarking
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/23", // IETF protocol assignments: Teredo, benchmarking, ORCHID and others
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4, which hides an IPv4 address
                    "3fff::/20") // documentation
            .map(AddressBlock::of)
            .toList();

    /** All of IPv6 that is given out. Loopback, mapped, link-local, unique local, NAT64, multicast and the rest lie outside. */
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    private final boolean privateToo;

    AddressRules(boolean privateToo) {
        this.privateToo = privateToo;
    }

    boolean allow(InetAddress address) {
        return privateToo || isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        return (address.length == 4 || GLOBAL_UNICAST.contains(address))
                && NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }
}
