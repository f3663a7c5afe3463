package dev.smena.infra.objectstore;

import dev.smena.infra.SmenaProperties;
import dev.smena.infra.launch.StartupProblem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the object store is and how to be let in; {@code publicUrl} is where those find it who follow links. */
record ObjectStoreServer(URI endpoint, URI publicUrl, String region, KeyPair keys) {

    private static final String SETTING = "smena.object-store.";

    /** The server that is configured. Keys that are missing are missed by the server, which says so at each call. */
    static ObjectStoreServer configured(URI endpoint, SmenaProperties.ObjectStore settings) {
        return at(
                plain(endpoint, "endpoint"),
                settings,
                new KeyPair(given(settings.accessKey()), given(settings.secretKey())));
    }

    static ObjectStoreServer at(URI endpoint, SmenaProperties.ObjectStore settings, KeyPair keys) {
        @Nullable URI publicUrl = settings.publicUrl();
        return new ObjectStoreServer(
                endpoint, publicUrl == null ? endpoint : plain(publicUrl, "public-url"), settings.region(), keys);
    }

    private static String given(@Nullable String key) {
        return key == null || key.isBlank() ? "none" : key;
    }

    /** Signatures cover host and path, so that nothing may stand between the host and the bucket. */
    private static URI plain(URI url, String setting) {
        boolean usable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && (url.getPath().isEmpty() || url.getPath().equals("/"))
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!usable) {
            throw new StartupProblem("the setting " + SETTING + setting
                    + " has to be of the form http://host:port or https://host:port, without anything behind it.");
        }
        return url;
    }
}
