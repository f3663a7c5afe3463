package violating.smena.query;

public interface Query {}
