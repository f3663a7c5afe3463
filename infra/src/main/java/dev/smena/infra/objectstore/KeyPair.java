package dev.smena.infra.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smena.infra.home.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** What the object store knows Smena by. */
record KeyPair(String accessKey, String secretKey) {

    private static final String ACCESS = "access-key";
    private static final String SECRET = "secret-key";

    /** The embedded store's, made at random the first time, readable by the owner of the process only. */
    static KeyPair in(Path file) throws IOException {
        KeyPair kept = read(file);
        if (!kept.accessKey.isBlank() && !kept.secretKey.isBlank()) {
            return kept;
        }
        KeyPair made = random();
        PrivateFile.write(file, made.lines());
        return made;
    }

    /** Blank if there is none yet, or a power cut has left an empty file. */
    private static KeyPair read(Path file) throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) {
            kept.load(new StringReader(Files.readString(file)));
        }
        return new KeyPair(kept.getProperty(ACCESS, ""), kept.getProperty(SECRET, ""));
    }

    private static KeyPair random() {
        var random = new SecureRandom();
        return new KeyPair("smena-" + hex(random, 8), hex(random, 32));
    }

    private static String hex(SecureRandom random, int bytes) {
        var value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    private byte[] lines() {
        return (ACCESS + "=" + accessKey + "\n" + SECRET + "=" + secretKey + "\n").getBytes(UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeyPair[" + accessKey + "]";
    }
}
