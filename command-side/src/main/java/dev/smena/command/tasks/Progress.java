package dev.smena.command.tasks;

/** Is told now and then, outside of any transaction, how much of the work is done. */
@FunctionalInterface
public interface Progress {

    void made(long current, long total);
}
