package dev.smena.query.tasks;

import dev.smena.events.StoredFile;

/** Makes links to files in the object store. */
public interface FileLinks {

    /** Valid for 7 days; made without asking the store, so the file may be gone by now. */
    FileLink to(StoredFile file);
}
