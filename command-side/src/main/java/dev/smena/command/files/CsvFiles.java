package dev.smena.command.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.smena.events.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts CSV files into the object store as spreadsheet programs like them: UTF-8 with BOM, {@code ;} between fields. */
@Component
public class CsvFiles {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Workspace workspace;
    private final FileStore store;

    public CsvFiles(Workspace workspace, FileStore store) {
        this.workspace = workspace;
        this.store = store;
    }

    /** @param records are written as they come, however many they are */
    public StoredFile store(
            String bucket, String key, String name, List<String> heading, Iterator<List<String>> records)
            throws IOException {
        Path written = workspace.newFile(".csv");
        try {
            write(written, heading, records);
            var file = new StoredFile(bucket, key, name, Files.size(written));
            store.store(file, written);
            return file;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void write(Path to, List<String> heading, Iterator<List<String>> records) throws IOException {
        try (var out = Files.newBufferedWriter(to, UTF_8)) {
            out.write(BYTE_ORDER_MARK);
            var csv = CsvWriter.builder().fieldSeparator(';').build(out);
            csv.writeRecord(heading);
            while (records.hasNext()) {
                csv.writeRecord(records.next());
            }
            csv.flush();
        }
    }
}
