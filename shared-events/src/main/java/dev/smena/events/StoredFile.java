package dev.smena.events;

/**
 * A file in the object store.
 *
 * @param bucket one of {@link #REPORTS}, {@link #EXPORTS}, {@link #IMPORTS}
 * @param key where it lies in the bucket: at most 200 bytes, parts separated by {@code /}
 * @param name what a browser saves it as, extension included; any letters
 * @param size in bytes
 */
public record StoredFile(String bucket, String key, String name, long size) {

    public static final String REPORTS = "reports";
    public static final String EXPORTS = "exports";
    public static final String IMPORTS = "imports";
}
