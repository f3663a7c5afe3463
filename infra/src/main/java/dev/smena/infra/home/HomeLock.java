package dev.smena.infra.home;

import dev.smena.infra.launch.StartupProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One Smena per home. The operating system lets go of the lock when the process ends, however it ends. */
public final class HomeLock implements AutoCloseable {

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** Makes the home if need be. */
    public static HomeLock take(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        FileChannel channel = open(absolute);
        if (!isLocked(channel)) {
            throw new StartupProblem(
                    "another Smena is running on home " + absolute + "; choose another with --smena.home=<dir>.");
        }
        return new HomeLock(absolute, channel);
    }

    /** The home, absolute: whoever has the lock may do there as it likes. */
    public Path home() {
        return home;
    }

    /** Closes the channel if somebody else, in this process or another, has the lock. */
    private static boolean isLocked(FileChannel channel) {
        try {
            if (channel.tryLock() != null) {
                return true;
            }
            channel.close();
        } catch (OverlappingFileLockException | IOException e) {
            // Held elsewhere in this very process, or not to be had at all: the same answer.
        }
        return false;
    }

    private static FileChannel open(Path home) {
        try {
            Files.createDirectories(home);
            return FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartupProblem(
                    "home " + home + " cannot be written (" + e + "); choose another with --smena.home=<dir>.", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
