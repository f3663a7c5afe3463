package dev.smena.infra.launch;

/** Where the jar starts: says in one line that Java is too old, else hands over. Compiled for Java 17. */
public final class Main {

    private static final int NEEDED = 25;

    private Main() {}

    public static void main(String[] args) throws Exception {
        int present = Runtime.version().feature();
        if (present < NEEDED) {
            System.err.println("Smena could not start: it needs Java " + NEEDED + ", this is Java " + present
                    + "; start it with the java of a JDK " + NEEDED + ".");
            System.exit(1);
        }
        Class.forName("dev.smena.infra.SmenaApplication")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }
}
