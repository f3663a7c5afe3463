package dev.smena.infra.webhooks;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A block of IP addresses in CIDR notation.
 *
 * @param prefix any of its addresses, as a number
 * @param length of an address in bits, 32 or 128
 * @param bits how many of them all addresses of the block have in common
 */
record AddressBlock(BigInteger prefix, int length, int bits) {

    /** @param cidr such as {@code 10.0.0.0/8} or {@code fc00::/7} */
    static AddressBlock of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
        int bits = Integer.parseInt(cidr.substring(slash + 1));
        return new AddressBlock(new BigInteger(1, address), address.length * Byte.SIZE, bits);
    }

    boolean contains(byte[] address) {
        return address.length * Byte.SIZE == length
                && new BigInteger(1, address).xor(prefix).bitLength() <= length - bits;
    }
}
