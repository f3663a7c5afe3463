package dev.smena.command.spreadsheet;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.io.input.ProxyInputStream;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * The zip file of a workbook as POI reads it, but with bounds for the file as a whole: POI's own are for each part alone,
 * the same for all, and it makes trees in memory of the small ones.
 */
final class Archive implements ZipEntrySource {

    static final int MOST_PARTS = 1_000;
    static final int MOST_BYTES_OF_TREES = 8 << 20;
    static final long MOST_BYTES = 4L << 30;
    /** Deflate can reach 1,032; rows of nothing but the same few texts reach about 100. */
    static final int MOST_TIMES = 250;

    private static final long NEVER_SUSPICIOUS = 64L << 20;

    private final ZipFile zip;
    private final long size;
    private long inflated;
    private boolean streaming;
    private boolean closed;

    Archive(Path file) throws IOException {
        size = Files.size(file);
        zip = new ZipFile(file.toFile());
        if (zip.size() > MOST_PARTS) {
            zip.close();
            throw UnreadableFile.because("it has more than %,d parts; save it as .csv", MOST_PARTS);
        }
    }

    /** All that is described has been read; from now on parts are read piece by piece and may be large. */
    void startStreaming() {
        streaming = true;
    }

    @Override
    public Enumeration<ZipArchiveEntry> getEntries() {
        return Collections.enumeration(
                zip.stream().map(entry -> new ZipArchiveEntry(entry.getName())).toList());
    }

    @Override
    public @Nullable ZipArchiveEntry getEntry(String path) {
        return zip.getEntry(path) == null ? null : new ZipArchiveEntry(path);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        ZipEntry found = zip.getEntry(entry.getName());
        if (found == null) {
            throw new FileNotFoundException(entry.getName());
        }
        return new ProxyInputStream(zip.getInputStream(found)) {
            @Override
            protected void afterRead(int read) {
                count(read);
            }

            @Override
            protected void handleIOException(IOException e) {
                throw Spreadsheet.failure(e);
            }
        };
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private void count(int read) {
        inflated += Math.max(read, 0);
        if (!streaming && inflated > MOST_BYTES_OF_TREES) {
            throw UnreadableFile.because(
                    "its cell formats and other descriptions have more than %,d bytes; save it as .csv",
                    MOST_BYTES_OF_TREES);
        }
        if (inflated > MOST_BYTES) {
            throw UnreadableFile.because("unpacked it has more than %,d bytes; divide it", MOST_BYTES);
        }
        if (inflated > NEVER_SUSPICIOUS && inflated > MOST_TIMES * size) {
            throw UnreadableFile.because(
                    "unpacked it is more than %d times as large; divide it, or save it as .csv", MOST_TIMES);
        }
    }
}
