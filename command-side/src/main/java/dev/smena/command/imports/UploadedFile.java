package dev.smena.command.imports;

import dev.smena.command.InvalidField;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Reads a form of one file, named {@code file}, and nothing else. The file lies on disk. */
final class UploadedFile {

    private static final String FIELD = "file";

    private UploadedFile() {}

    static MultipartFile of(MultipartHttpServletRequest form) throws IOException, ServletException {
        List<MultipartFile> files = form.getMultiFileMap().getOrDefault(FIELD, List.of());
        var faults = new ArrayList<InvalidField>();
        if (form.getParts().stream().anyMatch(part -> part.getName() == null)) {
            throw new Refusal(ProblemCode.MALFORMED_REQUEST, "A part of the form has no name.");
        }
        form.getParts().stream()
                .map(Part::getName)
                .filter(name -> !name.equals(FIELD))
                .distinct()
                .forEach(name -> faults.add(new InvalidField(pointer(name), "is unknown")));
        long given = form.getParts().stream()
                .filter(part -> part.getName().equals(FIELD))
                .count();
        if (given == 0) {
            faults.add(new InvalidField(pointer(FIELD), "is required"));
        } else if (given > 1) {
            faults.add(new InvalidField(pointer(FIELD), "is given " + given + " times; import one file at a time"));
        } else if (files.isEmpty()) {
            faults.add(new InvalidField(pointer(FIELD), "must be a file, with a filename"));
        } else if (files.getFirst().isEmpty()) {
            faults.add(new InvalidField(pointer(FIELD), "must not be empty"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return files.getFirst();
    }

    /** RFC 6901. */
    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
