package dev.smena.command.imports;

import dev.smena.command.files.CsvFiles;
import dev.smena.command.tasks.TaskStory;
import dev.smena.events.ImportProgressed;
import dev.smena.events.StoredFile;
import dev.smena.events.TaskId;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every skipped row of an import as a CSV file in the object store: {@code row;error}. */
@Component
class ImportErrors {

    private final TaskStory story;
    private final CsvFiles files;

    ImportErrors(TaskStory story, CsvFiles files) {
        this.story = story;
        this.files = files;
    }

    /** Null, and nothing is stored, if no row was skipped. */
    @Nullable
    StoredFile store(TaskId id) throws IOException {
        try (var events = story.of(id)) {
            var errors = events.filter(ImportProgressed.class::isInstance)
                    .flatMap(event -> ((ImportProgressed) event).errors().stream())
                    .map(error -> List.of(Integer.toString(error.row()), error.error()))
                    .iterator();
            return errors.hasNext()
                    ? files.store(
                            StoredFile.IMPORTS,
                            "errors/" + id + ".csv",
                            "import-errors-" + id + ".csv",
                            List.of("row", "error"),
                            errors)
                    : null;
        }
    }
}
