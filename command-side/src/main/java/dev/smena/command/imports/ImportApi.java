package dev.smena.command.imports;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import dev.smena.command.Commands;
import dev.smena.command.ProblemCode;
import dev.smena.command.Refusal;
import dev.smena.command.Written;
import dev.smena.command.files.FileStore;
import dev.smena.command.files.FileStoreRefusal;
import dev.smena.command.files.FileStoreUnavailable;
import dev.smena.command.files.Workspace;
import dev.smena.command.tasks.AcceptedTask;
import dev.smena.command.tasks.OpenTasks;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import dev.smena.events.TaskKind;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes files of batches; whether there is room for another is asked before the body is read. */
@RestController
class ImportApi {

    private static final Logger log = LoggerFactory.getLogger(ImportApi.class);
    private static final Duration STORE_MAY_BE_BACK = Duration.ofSeconds(10);

    private static final int UPLOADS_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Each takes room on the disk, and of memory two of the parts in which it goes to the store. */
    private final Semaphore uploads = new Semaphore(UPLOADS_AT_ONCE, true);

    private final OpenTasks open;
    private final Workspace workspace;
    private final FileStore store;
    private final Commands commands;

    ImportApi(OpenTasks open, Workspace workspace, FileStore store, Commands commands) {
        this.open = open;
        this.workspace = workspace;
        this.store = store;
        this.commands = commands;
    }

    @PostMapping(
            path = "/api/v1/batches/import",
            consumes = MULTIPART_FORM_DATA_VALUE,
            produces = APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedTask> request(MultipartHttpServletRequest form)
            throws IOException, ServletException, InterruptedException {
        open.requireRoom(TaskKind.IMPORT);
        if (!uploads.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Refusal.forNow(
                    ProblemCode.TOO_MANY_TASKS, "Other files are being uploaded; send this one again later.", PATIENCE);
        }
        try {
            return take(form);
        } finally {
            uploads.release();
        }
    }

    private ResponseEntity<AcceptedTask> take(MultipartHttpServletRequest form) throws IOException, ServletException {
        MultipartFile upload = UploadedFile.of(form);
        var task = new TaskId(UUID.randomUUID());
        var file = new StoredFile(
                StoredFile.IMPORTS, "files/" + task, FileNames.safe(upload.getOriginalFilename()), upload.getSize());
        store(file, upload);
        try {
            Written<Void> written = commands.send(new RequestImport(task, file));
            return AcceptedTask.reply(task, written, "The file is being imported.");
        } catch (Refusal refused) {
            discard(file);
            throw refused;
        }
    }

    private void store(StoredFile file, MultipartFile upload) throws IOException {
        Path content = workspace.newFile(".import");
        try {
            upload.transferTo(content.toFile());
            store.store(file, content);
        } catch (FileStoreUnavailable | FileStoreRefusal e) {
            log.warn("An import cannot be taken on: {}", e.getMessage());
            throw Refusal.forNow(
                    ProblemCode.DEPENDENCY_UNAVAILABLE,
                    "The object store does not take the file at the moment; nothing was done, send it again later.",
                    STORE_MAY_BE_BACK);
        } finally {
            Files.deleteIfExists(content);
        }
    }

    /** What cannot be discarded now goes with all other old files. */
    private void discard(StoredFile file) {
        try {
            store.delete(file);
        } catch (FileStoreUnavailable | FileStoreRefusal e) {
            log.warn("A file of a refused import remains for now: {}", e.getMessage());
        }
    }
}
