package dev.smena.query.reports;

import java.nio.file.Path;

/** Room on this machine for what a report consists of before it is a file. */
@FunctionalInterface
public interface Scratch {

    /** A new and empty directory, to be deleted by whoever asked for it. */
    Path newDirectory();
}
