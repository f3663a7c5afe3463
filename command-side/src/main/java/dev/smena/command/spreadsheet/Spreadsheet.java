package dev.smena.command.spreadsheet;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The rows of a spreadsheet file. What kind of file it is, its first bytes tell, never its name. */
public interface Spreadsheet extends AutoCloseable {

    /**
     * The next row that is not blank, null after the last one. Numbers increase.
     *
     * @throws UnreadableFile if the file turns out to be damaged or to exceed a limit
     */
    @Nullable
    Row next();

    @Override
    void close();

    static Spreadsheet open(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String magic = HexFormat.of().formatHex(in.readNBytes(8));
            return switch (magic) {
                case "" -> throw UnreadableFile.because("it is empty");
                case "d0cf11e0a1b11ae1" ->
                    throw UnreadableFile.because(
                            "it is an old .xls workbook, or one with a password; save it as .xlsx without a password");
                default -> magic.startsWith("504b") ? Workbook.open(file) : CsvFile.open(file);
            };
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Tells a damaged file from a disk that fails. */
    static RuntimeException failure(IOException e) {
        return e instanceof ZipException || e instanceof EOFException || e instanceof CharConversionException
                ? UnreadableFile.because("it is a damaged or incomplete workbook; save it anew")
                : new UncheckedIOException(e);
    }
}
