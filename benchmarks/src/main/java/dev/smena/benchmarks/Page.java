package dev.smena.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The measurements' place in the documentation: between {@code <!-- name -->} and {@code <!-- /name -->}. */
record Page(Optional<Path> file, String name) {

    /** Prints the Markdown and, if there is a file, replaces what it says there. */
    void show(String markdown) throws IOException {
        System.out.println("\n" + markdown);
        if (file.isPresent()) {
            String text = Files.readString(file.get());
            int from = text.indexOf(opening()) + opening().length();
            int to = text.indexOf("<!-- /" + name + " -->");
            if (from < opening().length() || to < from) {
                throw new IOException(file.get() + " has no place for " + name);
            }
            Files.writeString(file.get(), text.substring(0, from) + "\n" + markdown + "\n" + text.substring(to));
        }
    }

    private String opening() {
        return "<!-- " + name + " -->\n";
    }
}
