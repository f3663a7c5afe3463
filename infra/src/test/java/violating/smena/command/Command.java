package violating.smena.command;

public interface Command {}
