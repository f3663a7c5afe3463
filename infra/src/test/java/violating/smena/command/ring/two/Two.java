package violating.smena.command.ring.two;

import org.jspecify.annotations.Nullable;
import violating.smena.command.ring.one.One;

public record Two(@Nullable One next) {}
