package violating.smena.infra;

public interface Wiring {}
