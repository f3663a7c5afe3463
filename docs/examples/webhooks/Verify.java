// Verifies deliveries from Smena; Java 17 or newer. "java Verify.java vectors.json" runs it on the test vectors.
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.*;
import java.util.*;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Verify {
    static final long TOLERANCE = 5 * 60; // seconds

    /** Whether Smena sent this, and just now (in Unix seconds). Header names in lower case; the body as it came. */
    static boolean standard(String secret, Map<String, String> headers, byte[] body, long now)
            throws GeneralSecurityException {
        String sentAt = headers.getOrDefault("webhook-timestamp", "");
        if (!sentAt.matches("\\d{1,18}") || Math.abs(now - Long.parseLong(sentAt)) > TOLERANCE) {
            return false;
        }
        byte[] key =
                secret.startsWith("whsec_") ? Base64.getDecoder().decode(secret.substring(6)) : secret.getBytes(UTF_8);
        byte[] before = (headers.get("webhook-id") + "." + sentAt + ".").getBytes(UTF_8);
        String expected = "v1," + Base64.getEncoder().encodeToString(hmac(key, before, body));
        return Stream.of(headers.getOrDefault("webhook-signature", "").split(" "))
                .anyMatch(given -> same(given, expected));
    }

    /** Whether Smena sent this body, at whatever time. */
    static boolean simple(String secret, Map<String, String> headers, byte[] body) throws GeneralSecurityException {
        String expected = "sha256=" + HexFormat.of().formatHex(hmac(secret.getBytes(UTF_8), body));
        return Stream.of("x-webhook-signature", "x-webhook-signature-previous")
                .anyMatch(name -> same(headers.getOrDefault(name, ""), expected));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) mac.update(part);
        return mac.doFinal();
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    // The end of what a receiver needs.
    public static void main(String... arguments) throws Exception {
        String json = java.nio.file.Files.readString(java.nio.file.Path.of(arguments[0]));
        // Enough of JSON for this one file, since Java reads none by itself; a vector ends with "simple".
        var member = java.util.regex.Pattern.compile("\"([\\w-]+)\": (?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(true|false|\\d+))");
        var vector = new HashMap<String, String>();
        int vectors = 0;
        for (var each : (Iterable<java.util.regex.MatchResult>) member.matcher(json).results()::iterator) {
            String text = each.group(2) == null ? each.group(3) : each.group(2).translateEscapes();
            vector.put(each.group(1).toLowerCase(), text);
            if (each.group(1).equals("simple")) {
                String secret = vector.get("secret");
                byte[] body = vector.get("body").getBytes(UTF_8);
                String standard = "" + standard(secret, vector, body, Long.parseLong(vector.get("now")));
                String simple = "" + simple(secret, vector, body);
                if (!standard.equals(vector.get("standard")) || !simple.equals(vector.get("simple"))) {
                    throw new AssertionError(vector.get("name"));
                }
                vectors++;
                vector.clear();
            }
        }
        System.out.println(vectors + " vectors");
    }
}
